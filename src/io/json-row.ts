/** Hears of each value of a row: the dotted names that lead to it, its text, and whether it was a number. */
export type TakeValue = (path: string, text: string, isNumber: boolean) => void;

/** What kind of value a row is. */
export type JsonRowKind = 'object' | 'array' | 'scalar';

/**
 * Reads one JSON value (RFC 8259; `NaN` and `Infinity` as Python writes them are let pass as texts) and tells its leaves:
 * objects within become dotted names, arrays within stay JSON text; of an array the elements are called 0, 1, 2 … Numbers
 * stay as written, so that long ids lose no digit; null is ''. Undefined when the text is no JSON or nested beyond
 * {@link DEEPEST_ROW}. Builds no object, so names such as `__proto__` are texts like any other. O(characters).
 */
export function readJsonRow(text: string, take: TakeValue): JsonRowKind | undefined {
  const cursor: Cursor = { text, at: 0, take };
  skipBlanks(cursor);
  const first = text.charCodeAt(cursor.at);
  const kind = first === 123 ? 'object' : first === 91 ? 'array' : 'scalar';
  const whole =
    kind === 'object'
      ? readObject(cursor, '', 1)
      : kind === 'array'
        ? readElements(cursor)
        : readValue(cursor, '', 1);
  skipBlanks(cursor);
  return whole && cursor.at === text.length ? kind : undefined;
}

/** Deepest nesting within a row. */
export const DEEPEST_ROW = 64;

interface Cursor {
  readonly text: string;
  at: number;
  readonly take: TakeValue | undefined;
}

function readObject(cursor: Cursor, prefix: string, depth: number): boolean {
  if (depth > DEEPEST_ROW) return false;
  cursor.at++;
  skipBlanks(cursor);
  if (eat(cursor, 125)) return true;
  for (;;) {
    skipBlanks(cursor);
    const name = readString(cursor);
    if (name === undefined) return false;
    skipBlanks(cursor);
    if (!eat(cursor, 58)) return false;
    if (!readValue(cursor, prefix === '' ? name : `${prefix}.${name}`, depth)) return false;
    skipBlanks(cursor);
    if (eat(cursor, 125)) return true;
    if (!eat(cursor, 44)) return false;
  }
}

function readElements(cursor: Cursor): boolean {
  cursor.at++;
  skipBlanks(cursor);
  if (eat(cursor, 93)) return true;
  for (let index = 0; ; index++) {
    if (!readValue(cursor, String(index), 1)) return false;
    skipBlanks(cursor);
    if (eat(cursor, 93)) return true;
    if (!eat(cursor, 44)) return false;
  }
}

function readValue(cursor: Cursor, path: string, depth: number): boolean {
  skipBlanks(cursor);
  const { text, at, take } = cursor;
  const code = text.charCodeAt(at);
  if (code === 123) return readObject(cursor, path, depth + 1);
  if (code === 91) {
    const silent: Cursor = { text, at, take: undefined };
    if (!skipArray(silent, depth + 1)) return false;
    cursor.at = silent.at;
    take?.(path, text.slice(at, cursor.at), false);
    return true;
  }
  if (code === 34) {
    const value = readString(cursor);
    if (value === undefined) return false;
    take?.(path, value, false);
    return true;
  }
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  if (number !== undefined) {
    cursor.at += number.length;
    take?.(path, number, true);
    return true;
  }
  for (const word of WORDS) {
    if (!text.startsWith(word, at)) continue;
    cursor.at += word.length;
    take?.(path, word === 'null' ? '' : word, false);
    return true;
  }
  return false;
}

function skipArray(cursor: Cursor, depth: number): boolean {
  if (depth > DEEPEST_ROW) return false;
  cursor.at++;
  skipBlanks(cursor);
  if (eat(cursor, 93)) return true;
  for (;;) {
    if (!readValue(cursor, '', depth)) return false;
    skipBlanks(cursor);
    if (eat(cursor, 93)) return true;
    if (!eat(cursor, 44)) return false;
  }
}

function readString(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  if (text.charCodeAt(at) !== 34) return undefined;
  let plain = true;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) {
      plain = false;
      i++;
    } else if (code === 34) {
      cursor.at = i + 1;
      return plain ? text.slice(at + 1, i) : unescaped(text.slice(at, i + 1));
    } else if (code < 32) plain = false;
  }
  return undefined;
}

function unescaped(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  let code = text.charCodeAt(cursor.at);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++cursor.at);
}

function eat(cursor: Cursor, code: number): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== code) return false;
  cursor.at++;
  return true;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const WORDS: readonly string[] = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'];
