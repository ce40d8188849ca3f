import { storable } from '../../base/utf8.ts';

/**
 * A text between quotes as the SQL standard has it: a quote inside is doubled, nothing else has a meaning. NUL, which no
 * database takes, and halves of surrogate pairs become U+FFFD. O(length).
 */
export function standardQuoted(text: string, quote: "'" | '"' | '`'): string {
  return `${quote}${storable(text).replaceAll(quote, quote + quote)}${quote}`;
}

/**
 * A text between quotes where a backslash begins an escape: the quote, backslashes, line ends and what begins a placeholder
 * (`$`) are escaped. O(length).
 */
export function backslashQuoted(text: string, quote: "'" | '`'): string {
  const escaped = storable(text).replaceAll(/[\\'`$\n\r\u0085\u2028\u2029]/g, (found) => {
    if (found === '\\' || found === quote) return `\\${found}`;
    if (found === "'" || found === '`') return found;
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${quote}${escaped}${quote}`;
}
