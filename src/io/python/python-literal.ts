import { assert } from '../../base/assert.ts';
import { wellFormed } from '../../base/utf8.ts';

/**
 * A text as a Python literal of printable ASCII, so that nothing in it can end the literal, the line or the file. Halves of
 * surrogate pairs, which Python cannot write into a file, become U+FFFD. O(length).
 */
export function pythonText(text: string): string {
  const escaped = Array.from(wellFormed(text), (character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (code >= 32 && code < 127) return character;
    if (code < 256) return `\\x${hex(code, 2)}`;
    return code < 0x1_0000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
  return `"${escaped.join('')}"`;
}

/** A finite number as a Python float, to be read back as the same 64-bit float; NaN is None. O(1). */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'None';
  assert(Number.isFinite(value), `only finite numbers can be written into Python, not ${value}`);
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** A list, one entry to a line where there are `lines`. Entries are literals. O(length). */
export function pythonList(entries: readonly string[], layout: 'line' | 'lines'): string {
  if (layout === 'line' || entries.length === 0) return `[${entries.join(', ')}]`;
  return `[\n${entries.map((entry) => `    ${entry},\n`).join('')}]`;
}

/** A text of several lines, one literal to a line, so that people can read it. O(length). */
export function pythonLines(text: string): string {
  return `"\\n".join(${pythonList(text.split('\n').map(pythonText), 'lines')})`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
