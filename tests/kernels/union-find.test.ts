import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find, setNumbers, unionFind, unite } from '../../src/kernels/union-find.ts';

const links = fc
  .integer({ min: 1, max: 40 })
  .chain((n) =>
    fc.tuple(fc.constant(n), fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 60 })),
  );

describe('unionFind', () => {
  test('gives the sets that repainting gives', () => {
    fc.assert(
      fc.property(links, ([n, pairs]) => {
        const sets = unionFind(n);
        const paint = Array.from({ length: n }, (_, i) => i);
        for (const [a, b] of pairs) {
          expect(unite(sets, a, b)).toBe(paint[a] !== paint[b]);
          const [from, to] = [paint[b], paint[a]!];
          paint.forEach((color, i) => {
            if (color === from) paint[i] = to;
          });
        }
        for (let a = 0; a < n; a++) {
          const together = paint.map((_, b) => find(sets, a) === find(sets, b));
          expect(together).toEqual(paint.map((color) => color === paint[a]));
          expect(sets.size[find(sets, a)]).toBe(paint.filter((color) => color === paint[a]).length);
        }
        const { numbers, count } = setNumbers(sets);
        const order = [...new Set(paint)];
        expect(count).toBe(order.length);
        expect(Array.from(numbers)).toEqual(paint.map((color) => order.indexOf(color)));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('resolves a chain of 100,000 links', () => {
    const sets = unionFind(100_001);
    for (let i = 0; i < 100_000; i++) unite(sets, i, i + 1);
    expect(setNumbers(sets).count).toBe(1);
    expect(sets.size[find(sets, 0)]).toBe(100_001);
  });
});
