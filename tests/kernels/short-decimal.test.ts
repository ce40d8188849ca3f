import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortDecimal } from '../../src/kernels/short-decimal.ts';

describe('shortDecimal', () => {
  test.each([
    [37, 52, 40],
    [3, 4, 3],
    [9.7, 12, 10],
    [0, 0.1, 0],
    [-0.5, 3, 0],
    [-12.3, -9, -10],
    [1 / 3, 0.5, 0.4],
    [0.07, 0.0701, 0.07],
    [0.93481, 0.93612, 0.935],
    [1234.5, 1300, 1240],
    [7_654_321.4, 7_654_321.6, 7_654_321.4],
    [1e-9, 2e-9, 1e-9],
  ])('of [%f, %f) is %f', (low, high, expected) => {
    expect(shortDecimal(low, high)).toBe(expected);
  });

  test('is undefined between doubles that no printed decimal tells apart', () => {
    expect(shortDecimal(0.1 + 0.2, 0.1 + 0.2 + Number.EPSILON / 4)).toBeUndefined();
    expect(shortDecimal(0.1 + 0.2, 0.300000000000001)).toBeUndefined();
  });

  test('lies in its interval, and comes back from its text as a number and as a percentage', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const decimal = shortDecimal(low, high);
        if (decimal === undefined) {
          expect(high - low).toBeLessThanOrEqual(1e-13 * Math.max(-low, high, 1e-280));
          return;
        }
        expect(decimal >= low && decimal < high).toBe(true);
        const [digits, exponent] = Number((decimal * 100).toPrecision(15))
          .toExponential()
          .split('e');
        expect(Number(`${digits}e${Number(exponent) - 2}`)).toBe(decimal);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});
