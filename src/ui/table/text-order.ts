import { keyOrder, placesUpTo } from '../../base/key-order.ts';
import { type Sliced, stretches } from '../../base/sliced.ts';

/** Characters that one key holds. */
const CHARACTERS = 7;
/** Beyond so many characters comparing is as quick. */
const MOST_CHARACTERS = 28;

/**
 * The places of texts in the order of their code units, equal ones in their order: by keys of seven characters, the last
 * ones first. O(characters) for ASCII of up to 28 characters; other texts are compared, O(n log n) in one go.
 */
export function* textOrder(texts: readonly string[]): Sliced<Uint32Array> {
  const longest = yield* longestPlain(texts);
  if (longest === undefined) return compared(texts);
  let order = placesUpTo(texts.length);
  for (
    let begin = CHARACTERS * Math.floor(Math.max(0, longest - 1) / CHARACTERS);
    begin >= 0;
    begin -= CHARACTERS
  )
    order = yield* keyOrder(yield* textKeys(texts, begin), order);
  return order;
}

/** Characters of the longest text; undefined where one is too long, or has characters that keys cannot hold. */
function* longestPlain(texts: readonly string[]): Sliced<number | undefined> {
  let longest = 0;
  for (const [from, to] of stretches(texts.length)) {
    for (let place = from; place < to; place++) {
      const text = texts[place]!;
      if (text.length > MOST_CHARACTERS || !isPlain(text)) return undefined;
      if (text.length > longest) longest = text.length;
    }
    yield;
  }
  return longest;
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Numbers that order texts as seven code units from `begin` on do. */
function* textKeys(texts: readonly string[], begin: number): Sliced<Float64Array> {
  const keys = new Float64Array(texts.length);
  for (const [from, to] of stretches(texts.length)) {
    for (let place = from; place < to; place++) {
      const text = texts[place]!;
      let key = 0;
      for (let at = begin; at < begin + CHARACTERS; at++)
        key = key * 129 + (at < text.length ? text.charCodeAt(at) + 1 : 0);
      keys[place] = key;
    }
    yield;
  }
  return keys;
}

function compared(texts: readonly string[]): Uint32Array {
  return placesUpTo(texts.length).sort((a, b) => {
    const one = texts[a]!;
    const other = texts[b]!;
    return one === other ? a - b : one < other ? -1 : 1;
  });
}
