import { InputError } from '../base/input-error.ts';
import { LONGEST_RECORD } from './csv.ts';

/** Hears of the parts of an XML text; names come without their prefix. */
export interface XmlListener {
  /** A start tag, also of an empty element, which is closed at once; `attributes` as written. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Character data between tags, entities resolved; a run may come in several parts. */
  text(text: string): void;
}

/** Cuts XML text into tags and character data. */
export interface XmlScanner {
  /** Chunks may be cut anywhere. */
  push(text: string): void;
  /** Throws {@link InputError} when a tag is still open. */
  finish(): void;
}

/**
 * An {@link XmlScanner} for what office programs write. Knows the five named entities and numbered characters; expands
 * nothing else and follows nothing: a document type declaration is refused. Throws {@link InputError} for that and for a
 * tag longer than `LONGEST_RECORD`. O(characters).
 */
export function createXmlScanner(file: string, listener: XmlListener): XmlScanner {
  let held = '';
  let depth = 0;

  function take(text: string, last: boolean): void {
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) listener.text(resolved(text.slice(at, tag)));
      at = tag;
      const end = endOfMarkup(text, tag);
      if (end < 0) break;
      markup(text, tag, end);
      at = end;
    }
    held = text.slice(at);
    if (held.length > LONGEST_RECORD) throw damaged(file);
    if (last || held === '' || held.startsWith('<')) return;
    const entity = held.lastIndexOf('&');
    const whole = entity >= 0 && held.length - entity < 12 ? held.slice(0, entity) : held;
    listener.text(resolved(whole));
    held = held.slice(whole.length);
  }

  function markup(text: string, from: number, end: number): void {
    const second = text.charCodeAt(from + 1);
    if (second === SLASH) {
      depth--;
      listener.close(localName(text.slice(from + 2, end - 1).trim()));
    } else if (second === BANG) {
      if (text.startsWith('<![CDATA[', from)) listener.text(text.slice(from + 9, end - 3));
      else if (!text.startsWith('<!--', from)) throw declared(file);
    } else if (second !== QUESTION) {
      const empty = text.charCodeAt(end - 2) === SLASH;
      const inside = text.slice(from + 1, empty ? end - 2 : end - 1);
      const blank = firstBlank(inside);
      const name = localName(blank < 0 ? inside : inside.slice(0, blank));
      listener.open(name, blank < 0 ? '' : inside.slice(blank));
      if (empty) listener.close(name);
      else depth++;
    }
  }

  return {
    push: (text) => take(held + text, false),
    finish() {
      take(held, true);
      if (depth !== 0 || held.trim() !== '') throw damaged(file);
    },
  };
}

/** The value of an attribute, entities resolved, or undefined. O(length). */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before > 32) continue;
    let after = at + name.length;
    while (attributes.charCodeAt(after) <= 32) after++;
    if (attributes.charCodeAt(after) !== EQUALS) continue;
    after++;
    while (attributes.charCodeAt(after) <= 32) after++;
    const quote = attributes.charAt(after);
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, after + 1);
    return end < 0 ? undefined : resolved(attributes.slice(after + 1, end));
  }
  return undefined;
}

const BANG = 33;
const SLASH = 47;
const EQUALS = 61;
const QUESTION = 63;

/** One past the end of the tag, comment, section or instruction that begins at `from`; −1 when it is not whole. */
function endOfMarkup(text: string, from: number): number {
  const closing = text.startsWith('<!--', from)
    ? '-->'
    : text.startsWith('<![CDATA[', from)
      ? ']]>'
      : text.startsWith('<?', from)
        ? '?>'
        : undefined;
  if (closing !== undefined) {
    const end = text.indexOf(closing, from + 2);
    return end < 0 ? -1 : end + closing.length;
  }
  if (text.length - from < 9 && '<![CDATA['.startsWith(text.slice(from))) return -1;
  let quote = 0;
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return i + 1;
  }
  return -1;
}

function firstBlank(text: string): number {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) <= 32) return i;
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function declared(file: string): InputError {
  return new InputError({
    file,
    message: 'Its XML has a document type declaration, which may hide entities; it is not followed.',
    remedy: 'Open it in a spreadsheet program, save it anew, and choose that file.',
  });
}

function damaged(file: string): InputError {
  return new InputError({
    file,
    message: 'Its XML is malformed or cut off.',
    remedy: 'Copy or download it again, or save it anew in a spreadsheet program.',
  });
}
