import { type Sliced, stretches } from './sliced.ts';

const DIGITS = 65_536;

/**
 * The places 0 … n − 1 in ascending order of their keys, equal keys in the order of `first`, which is written over, or their own;
 * no key may be NaN. A radix sort over the bits of the numbers, 16 at a time (Knuth 5.2.5), which needs no comparisons: O(n).
 */
export function* keyOrder(keys: Float64Array, first?: Uint32Array): Sliced<Uint32Array> {
  const n = keys.length;
  const digits = yield* sortableDigits(keys);
  let order = first ?? placesUpTo(n);
  yield;
  let next: Uint32Array = new Uint32Array(n);
  const starts = new Uint32Array(DIGITS);
  for (let digit = 0; digit < 4; digit++) {
    starts.fill(0);
    for (const [from, to] of stretches(n)) {
      for (let place = from; place < to; place++) starts[digits[place * 4 + digit]!]!++;
      yield;
    }
    if (starts[digits[digit]!] === n) continue;
    let sum = 0;
    for (let value = 0; value < DIGITS; value++) {
      const count = starts[value]!;
      starts[value] = sum;
      sum += count;
    }
    for (const [from, to] of stretches(n)) {
      for (let i = from; i < to; i++) {
        const place = order[i]!;
        next[starts[digits[place * 4 + digit]!]!++] = place;
      }
      yield;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** 0 … n − 1. O(n). */
export function placesUpTo(n: number): Uint32Array {
  const places = new Uint32Array(n);
  for (let place = 0; place < n; place++) places[place] = place;
  return places;
}

/** Four digits a key, the least first, ordered as the numbers are: negative ones turned over, the others above them. */
function* sortableDigits(keys: Float64Array): Sliced<Uint16Array> {
  const words = new Uint32Array(keys.length * 2);
  const numbers = new Float64Array(words.buffer);
  for (const [from, to] of stretches(keys.length)) {
    numbers.set(keys.subarray(from, to), from);
    for (let place = from; place < to; place++) {
      const low = words[2 * place]!;
      const high = words[2 * place + 1]!;
      const isNegative = high >>> 31 === 1 && keys[place] !== 0;
      words[2 * place] = isNegative ? ~low : low;
      words[2 * place + 1] = isNegative ? ~high : (high & 0x7f_ff_ff_ff) | 0x80_00_00_00;
    }
    yield;
  }
  return new Uint16Array(words.buffer);
}
