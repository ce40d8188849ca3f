import { log } from './portable-math.ts';

/**
 * A stream of pseudo-random numbers: xoshiro128++ (Blackman & Vigna 2021, period 2^128 − 1).
 * Streams are made from keys, not from each other, so any task can make its own in any order
 * and still draw the same numbers on every machine.
 */
export interface Random {
  /** Uniform unsigned 32-bit integer. */
  uint32(): number;
  /** Uniform in [0, 1) with 53 random bits. */
  unit(): number;
  /** Uniform integer in [0, bound), without modulo bias; bound in 1 … 2^32. */
  below(bound: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer in [low, high], both included. */
  integer(low: number, high: number): number;
  /** True with the given probability in [0, 1]. */
  chance(probability: number): boolean;
  /** Standard normal deviate (Marsaglia & Bray 1964, polar method). */
  normal(): number;
}

/** A key that names a stream: the run's seed, then what the stream is for. */
export type StreamKey = readonly (number | string)[];

/** The stream named by `key`. Equal keys give equal streams; cost is O(length of the key). */
export function randomStream(...key: StreamKey): Random {
  return streamFromState(stateOf(key));
}

/** The stream that continues from four 32-bit words, not all 0: the generator itself, for checks against others. */
export function streamFromState(words: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = words;
  let spare = NaN;

  const uint32 = (): number => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const unit = (): number => {
    const high = uint32() >>> 5;
    const low = uint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  };
  const below = (bound: number): number => {
    const limit = 4_294_967_296 - (4_294_967_296 % bound);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % bound;
  };
  const normal = (): number => {
    if (spare === spare) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * unit() - 1;
      const y = 2 * unit() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    }
  };
  return {
    uint32,
    unit,
    below,
    normal,
    between: (low, high) => low + (high - low) * unit(),
    integer: (low, high) => low + below(high - low + 1),
    chance: (probability) => unit() < probability,
  };
}

/** A 32-bit number derived from a key, for handing a seed on. */
export function seedFrom(...key: StreamKey): number {
  return stateOf(key)[0] >>> 0;
}

function stateOf(key: StreamKey): [number, number, number, number] {
  let h1 = 0x9e37_79b9;
  let h2 = 0x85eb_ca6b;
  const absorb = (word: number): void => {
    h1 = Math.imul(h1 ^ word, 0xcc9e_2d51);
    h1 = ((h1 << 15) | (h1 >>> 17)) + h2;
    h2 = Math.imul(h2 ^ h1 ^ (word >>> 16), 0x1b87_3593);
    h2 = ((h2 << 13) | (h2 >>> 19)) + h1;
  };
  for (const part of key) {
    if (typeof part === 'number') {
      absorb(1);
      absorb(part | 0);
      absorb(Math.floor(part / 4_294_967_296) | 0);
    } else {
      absorb(2);
      for (let i = 0; i < part.length; i++) absorb(part.charCodeAt(i));
      absorb(part.length);
    }
  }
  const next = (): number => {
    h1 = (h1 + 0x9e37_79b9) | 0;
    let z = h1 ^ h2;
    z = Math.imul(z ^ (z >>> 16), 0x85eb_ca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35);
    h2 = (h2 + z) | 0;
    return z ^ (z >>> 16);
  };
  const words: [number, number, number, number] = [next(), next(), next(), next()];
  if ((words[0] | words[1] | words[2] | words[3]) === 0) words[0] = 1;
  return words;
}

/** A seeded Fisher–Yates shuffle, in place. O(n). */
export function shuffle(values: { [index: number]: number; readonly length: number }, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

/** `size` distinct indices of 0 … n − 1 in increasing order (selection sampling, Knuth 3.4.2 S). O(n). */
export function sampleIndices(n: number, size: number, random: Random): Int32Array {
  const wanted = Math.min(size, n);
  const chosen = new Int32Array(wanted);
  let taken = 0;
  for (let i = 0; i < n && taken < wanted; i++) {
    if ((n - i) * random.unit() < wanted - taken) chosen[taken++] = i;
  }
  return chosen;
}
