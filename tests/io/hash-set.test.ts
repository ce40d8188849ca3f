import { describe, expect, test } from 'vitest';
import { createHashSet } from '../../src/io/hash-set.ts';

const COUNT = 300_000;

const regular: Readonly<Record<string, (i: number) => readonly [low: number, high: number]>> = {
  'low halves that count': (i) => [i, 0],
  'high halves that count': (i) => [1, i],
  'halves that count together': (i) => [i, i],
  'halves that count in steps': (i) => [i << 12, i << 12],
  'halves that are multiples of each other': (i) => [Math.imul(i, 0x9e3779b1), i],
};

describe('a set of hashes', () => {
  test.for(Object.entries(regular))('finds each copy once among %s', ([, hashOf]) => {
    const hashes = new Uint32Array(2 * COUNT);
    for (let i = 0; i < COUNT; i++) hashes.set(hashOf(i + 1), 2 * i);
    const seen = createHashSet(2 * COUNT);
    const copies: number[] = [];
    for (let at = 0; at < hashes.length; at += 20_000)
      seen.addMany(hashes.subarray(at, at + 20_000), (index) => copies.push(index));
    expect(copies).toEqual([]);
    expect(seen.addMany(hashes, (index) => copies.push(index))).toBe(0);
    expect(copies.sort((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, i) => i));
    expect(seen.addHashed(hashes[0]!, hashes[1]!)).toBe(false);
  });

  test('holds hashes whose halves are zero, whichever way they are added', () => {
    const seen = createHashSet(10);
    const copies: number[] = [];
    seen.addMany(Uint32Array.of(0, 0, 0, 7, 7, 0), (index) => copies.push(index));
    expect(copies).toEqual([]);
    expect([seen.addHashed(0, 0), seen.addHashed(0, 7), seen.addHashed(7, 0)]).toEqual([false, false, false]);
  });
});
