import { InputError } from '../base/input-error.ts';
import { LONGEST_RECORD } from './csv.ts';

/** Hears of each element of each array that is not inside another; `path` = the names that lead there, '' at the top. */
export type TakeElement = (path: string, text: string) => void;

/** Cuts JSON text into the elements of its outer arrays. */
export interface JsonScanner {
  /** Chunks may be cut anywhere. */
  push(text: string): void;
  /** Throws {@link InputError} when the text is not whole. */
  finish(): void;
}

/** Deepest nesting of JSON that is followed. */
export const DEEPEST_JSON = 500;

/**
 * A {@link JsonScanner}. Elements are handed over as written, to be parsed by whoever wants them; the text around them is
 * followed by its brackets and quotes only. Throws {@link InputError} for nesting beyond {@link DEEPEST_JSON}, elements
 * longer than `LONGEST_RECORD`, brackets that do not match, and text that ends too early. O(characters), memory: one element.
 */
export function createJsonScanner(file: string, take: TakeElement): JsonScanner {
  const frames: Frame[] = [];
  let held = '';
  let capturing = false;
  let inString = false;
  let escaped = false;
  let depth = 0;
  let begun = false;
  let ended = false;

  function close(bracket: number, text: string, from: number, at: number): number {
    const frame = frames.at(-1);
    if (frame === undefined || frame.closer !== bracket) throw mismatched(file);
    if (capturing) emit(frame, text, from, at);
    frames.pop();
    const outer = frames.at(-1);
    if (outer === undefined) ended = true;
    else outer.key = '';
    return at + 1;
  }

  function emit(frame: Frame, text: string, from: number, at: number): void {
    capturing = false;
    if (frame.kind === 'array') take(frame.path, (held + text.slice(from, at)).trim());
    held = '';
  }

  /** Opens an object or an array that is not an element: the top, or the value of a name. */
  function open(code: number): void {
    const outer = frames.at(-1);
    const path = outer === undefined ? '' : outer.path === '' ? outer.key : `${outer.path}.${outer.key}`;
    frames.push({
      kind: code === OPEN_ARRAY ? 'array' : 'object',
      path,
      key: '',
      closer: code === OPEN_ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT,
    });
    if (frames.length > DEEPEST_JSON) throw tooDeep(file);
  }

  function push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (code === QUOTE) {
        inString = true;
        if (!capturing && frames.length > 0) {
          capturing = true;
          from = i;
        }
        continue;
      }
      if (depth > 0) {
        if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
          if (++depth > DEEPEST_JSON) throw tooDeep(file);
        } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth--;
        continue;
      }
      if (code <= 32 || code === BYTE_ORDER_MARK) continue;
      const frame = frames.at(-1);
      if (frame === undefined) {
        if (ended || (code !== OPEN_OBJECT && code !== OPEN_ARRAY)) throw mismatched(file);
        begun = true;
        open(code);
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) from = close(code, text, from, i);
      else if (code === COMMA) {
        if (capturing) emit(frame, text, from, i);
        frame.key = '';
      } else if (code === COLON && frame.kind === 'object') {
        frame.key = nameOf(held + text.slice(from, i));
        held = '';
        capturing = false;
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        if (frame.kind === 'object') open(code);
        else {
          if (!capturing) from = i;
          capturing = true;
          depth = 1;
        }
      } else if (!capturing) {
        capturing = true;
        from = i;
      }
    }
    if (!capturing) return;
    held += text.slice(from);
    if (held.length > LONGEST_RECORD) throw tooLong(file);
  }

  return {
    push,
    finish() {
      if (!begun || !ended || inString || depth > 0) throw cutShort(file);
    },
  };
}

interface Frame {
  readonly kind: 'object' | 'array';
  readonly path: string;
  /** The name whose value is being read. */
  key: string;
  readonly closer: number;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const BYTE_ORDER_MARK = 0xfeff;

function nameOf(text: string): string {
  const name = text.trim();
  return name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name;
}

function cutShort(file: string): InputError {
  return new InputError({
    file,
    message: 'The JSON ends too early: a bracket or a quote is still open.',
    remedy: 'Copy or download it again.',
  });
}

function mismatched(file: string): InputError {
  return new InputError({
    file,
    message: 'The JSON is malformed: a bracket does not match, or something stands after its end.',
    remedy: 'Check it with a JSON validator; a file with one object per line is best called .jsonl.',
  });
}

function tooDeep(file: string): InputError {
  return new InputError({
    file,
    message: `The JSON is nested more than ${DEEPEST_JSON} levels deep, the most that is followed.`,
    remedy: 'Choose a file that holds rows: an array of objects.',
  });
}

function tooLong(file: string): InputError {
  return new InputError({
    file,
    message: `One element is longer than ${LONGEST_RECORD / 1_048_576} million characters, the most that is read.`,
    remedy: 'Choose a file that holds rows: an array of objects, or one object per line.',
  });
}
