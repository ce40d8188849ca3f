const DIGITS = 65_536;

/**
 * The places 0 … n − 1 in ascending order of their keys, equal keys in their order; no key may be NaN. A radix sort over the
 * bits of the numbers, 16 at a time (Knuth 5.2.5), which needs no comparisons: O(n).
 */
export function keyOrder(keys: Float64Array): Uint32Array {
  const n = keys.length;
  const digits = sortableDigits(keys);
  let order = Uint32Array.from({ length: n }, (_, place) => place);
  let next = new Uint32Array(n);
  const starts = new Uint32Array(DIGITS);
  for (let digit = 0; digit < 4; digit++) {
    starts.fill(0);
    for (let place = 0; place < n; place++) starts[digits[place * 4 + digit]!]!++;
    if (starts[digits[digit]!] === n) continue;
    let sum = 0;
    for (let value = 0; value < DIGITS; value++) {
      const count = starts[value]!;
      starts[value] = sum;
      sum += count;
    }
    for (let i = 0; i < n; i++) {
      const place = order[i]!;
      next[starts[digits[place * 4 + digit]!]!++] = place;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Four digits a key, the least first, ordered as the numbers are: negative ones turned over, the others above them. */
function sortableDigits(keys: Float64Array): Uint16Array {
  const words = new Uint32Array(keys.length * 2);
  new Float64Array(words.buffer).set(keys);
  for (let at = 0; at < words.length; at += 2) {
    const low = words[at]!;
    const high = words[at + 1]!;
    const isNegative = high >>> 31 === 1 && keys[at / 2] !== 0;
    words[at] = isNegative ? ~low : low;
    words[at + 1] = isNegative ? ~high : (high & 0x7f_ff_ff_ff) | 0x80_00_00_00;
  }
  return new Uint16Array(words.buffer);
}

const MOST_CHARACTERS = 7;

/**
 * Numbers that order texts as their code units do; undefined where a text has more than seven characters, or others than
 * ASCII. O(characters).
 */
export function textKeys(texts: readonly string[]): Float64Array | undefined {
  const keys = new Float64Array(texts.length);
  for (const [place, text] of texts.entries()) {
    if (text.length > MOST_CHARACTERS) return undefined;
    let key = 0;
    for (let at = 0; at < MOST_CHARACTERS; at++) {
      const code = at < text.length ? text.charCodeAt(at) + 1 : 0;
      if (code > 128) return undefined;
      key = key * 129 + code;
    }
    keys[place] = key;
  }
  return keys;
}
