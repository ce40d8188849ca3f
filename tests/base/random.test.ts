import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Random,
  randomStream,
  sampleIndices,
  seedFrom,
  shuffle,
  streamFromState,
} from '../../src/base/random.ts';

const draws = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.uint32());

describe('streamFromState', () => {
  test('gives the published outputs of xoshiro128++ from the state 1, 2, 3, 4', () => {
    expect(draws(streamFromState([1, 2, 3, 4]), 10)).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011,
      621204420,
    ]);
  });

  test('gives what an implementation on whole numbers that cannot round gives', () => {
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        const expected = xoshiro128([a, b, c, d]);
        const stream = streamFromState([a, b, c, d]);
        for (let i = 0; i < 50; i++) expect(stream.uint32()).toBe(expected.next().value);
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('randomStream', () => {
  test('gives the same numbers for the same key, and others for any other key', () => {
    const keys = [
      [1],
      [2],
      [1, 0],
      [1, 1],
      [1, 'a'],
      ['a', 1],
      ['ab'],
      ['a', 'b'],
      ['1'],
      [2 ** 32 + 1],
      [-1],
      [0],
      [''],
    ];
    const streams = keys.map((key) => draws(randomStream(...key), 4).join());
    expect(keys.map((key) => draws(randomStream(...key), 4).join())).toEqual(streams);
    expect(new Set(streams).size).toBe(keys.length);
  });

  test('keeps its numbers from version to version', () => {
    expect(draws(randomStream(42, 'k-means', 3, 0), 4)).toEqual(GOLDEN);
    expect(seedFrom(42, 'k-means')).toBe(GOLDEN_SEED);
  });

  test('has uncorrelated streams for neighbouring keys', () => {
    const n = 4000;
    for (const other of [1, 2, 17]) {
      const a = randomStream(5, 'task', 0);
      const b = randomStream(5, 'task', other);
      let product = 0;
      for (let i = 0; i < n; i++) product += (a.unit() - 0.5) * (b.unit() - 0.5);
      expect(Math.abs((product / n) * 12)).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  test('has first numbers that are uniform over keys', () => {
    const counts = Array.from({ length: 64 }, () => 0);
    for (let key = 0; key < 64_000; key++) counts[Math.floor(randomStream(key).unit() * 64)]!++;
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
    expect(chiSquare(counts)).toBeGreaterThan(30);
  });
});

describe('unit', () => {
  test('is uniform in [0, 1), bit by bit and pair by pair', () => {
    const random = randomStream(11);
    const cells = Array.from({ length: 64 }, () => 0);
    let least = 1;
    let most = 0;
    for (let i = 0; i < 64_000; i++) {
      const x = random.unit();
      const y = random.unit();
      least = Math.min(least, x, y);
      most = Math.max(most, x, y);
      cells[8 * Math.floor(8 * x) + Math.floor(8 * y)]!++;
    }
    expect(least >= 0 && most < 1).toBe(true);
    expect(chiSquare(cells)).toBeLessThan(CHI_SQUARE_63);
  });

  test('has 53 random bits', () => {
    const random = randomStream(12);
    let odd = 0;
    for (let i = 0; i < 10_000; i++) odd += (random.unit() * 2 ** 53) % 2;
    expect(Math.abs(odd - 5000)).toBeLessThan(200);
  });
});

describe('below and integer', () => {
  test.each([1, 2, 3, 7, 10, 63, 64])('are uniform below %s', (bound) => {
    const random = randomStream(13, bound);
    const counts = Array.from({ length: bound }, () => 0);
    for (let i = 0; i < 20_000; i++) counts[random.below(bound)]!++;
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('reach both ends, and bounds up to 2^32', () => {
    const random = randomStream(14);
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(-2, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    for (const bound of [2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32]) {
      for (let i = 0; i < 200; i++) expect(random.below(bound)).toBeLessThan(bound);
    }
  });
});

describe('between and chance', () => {
  test('stay in their range and hit their mean', () => {
    const random = randomStream(15);
    let sum = 0;
    let hits = 0;
    for (let i = 0; i < 20_000; i++) {
      const x = random.between(-3, 5);
      expect(x >= -3 && x < 5).toBe(true);
      sum += x;
      if (random.chance(0.3)) hits++;
    }
    expect(Math.abs(sum / 20_000 - 1)).toBeLessThan(0.07);
    expect(Math.abs(hits / 20_000 - 0.3)).toBeLessThan(0.015);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });
});

describe('normal', () => {
  test('has the moments and the tails of the standard normal', () => {
    const random = randomStream(16);
    const n = 100_000;
    const powers = [0, 0, 0, 0];
    const cells = Array.from({ length: QUINTILE_EDGES.length + 1 }, () => 0);
    let beyond = 0;
    for (let i = 0; i < n; i++) {
      const x = random.normal();
      powers.forEach((_, p) => (powers[p]! += x ** (p + 1) / n));
      cells[QUINTILE_EDGES.filter((edge) => x > edge).length]!++;
      if (Math.abs(x) > 1.959963984540054) beyond++;
    }
    expect(Math.abs(powers[0]!)).toBeLessThan(0.013);
    expect(Math.abs(powers[1]! - 1)).toBeLessThan(0.018);
    expect(Math.abs(powers[2]!)).toBeLessThan(0.05);
    expect(Math.abs(powers[3]! - 3)).toBeLessThan(0.13);
    expect(chiSquare(cells)).toBeLessThan(CHI_SQUARE_4);
    expect(Math.abs(beyond / n - 0.05)).toBeLessThan(0.0028);
  });
});

describe('shuffle', () => {
  test('brings every order equally often', () => {
    const random = randomStream(17);
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const values = [0, 1, 2, 3];
      shuffle(values, random);
      counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()])).toBeLessThan(CHI_SQUARE_63);
  });
});

describe('sampleIndices', () => {
  test('draws distinct indices in rising order, all of them when asked for more', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(60), fc.nat(), (n, size, seed) => {
        const drawn = Array.from(sampleIndices(n, size, randomStream(seed)));
        expect(drawn.length).toBe(Math.min(n, size));
        expect(drawn.every((index, i) => index < n && index > (drawn[i - 1] ?? -1))).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('draws every index equally often', () => {
    const random = randomStream(18);
    const counts = Array.from({ length: 20 }, () => 0);
    for (let i = 0; i < 5000; i++) for (const index of sampleIndices(20, 6, random)) counts[index]!++;
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });
});

/** 99.9 % points. */
const CHI_SQUARE_63 = 103.4;
const CHI_SQUARE_4 = 18.5;
const QUINTILE_EDGES = [-0.8416212335729143, -0.2533471031357997, 0.2533471031357997, 0.8416212335729143];

const GOLDEN = [3352348163, 3878822559, 596976513, 3320864131];
const GOLDEN_SEED = 1761730815;

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** xoshiro128++ as its authors define it (Blackman & Vigna 2021), on whole numbers without rounding. */
function* xoshiro128(words: readonly number[]): Generator<number> {
  const mask = 0xffff_ffffn;
  const rotated = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & mask;
  let [s0, s1, s2, s3] = words.map((word) => BigInt(word >>> 0)) as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield Number((rotated((s0 + s3) & mask, 7n) + s0) & mask);
    const t = (s1 << 9n) & mask;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotated(s3, 11n);
  }
}
