import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import { closestPair, dipTest, dipTestBetween } from '../../src/kernels/dip-test.ts';
import { dip } from '../../src/kernels/dip.ts';
import { matrixFromRows } from '../../src/kernels/matrix.ts';
import { quantileOfSorted } from '../../src/kernels/quantile.ts';

describe('dip', () => {
  test.each([
    ['evenly spaced values', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1 / 20],
    ['two equal heaps', [0, 0, 0, 0, 1, 1, 1, 1], 1 / 4],
    ['one heap', [2, 2, 2, 2, 2], 1 / 10],
    ['three values', [1, 5, 6], 1 / 6],
  ])('of %s', (_, values, expected) => {
    expect(dip(Float64Array.from(values))).toBeCloseTo(expected, 14);
  });

  test('lies between 1 / (2n) and 1/4, and knows neither scale nor direction', () => {
    const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(samples, (values) => {
        const sorted = Float64Array.from(values).sort();
        const found = dip(sorted);
        expect(found).toBeGreaterThanOrEqual(1 / (2 * values.length) - 1e-15);
        expect(found).toBeLessThanOrEqual(values.length < 2 ? 0.5 : 0.25 + 1e-15);
        expect(dip(sorted.map((value) => 4 * value + 3))).toBeCloseTo(found, 12);
        expect(dip(sorted.map((value) => -value).reverse())).toBeCloseTo(found, 12);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  // Published quantiles: M. Maechler, R package diptest, table qDiptab (1,000,001 samples each).
  test.each([
    [10, 0.09778, 0.13961, 0.15968],
    [50, 0.04885, 0.07027, 0.0812],
    [200, 0.02558, 0.03684, 0.04269],
  ])('of %d uniform values has the published quantiles', (n, middle, p95, p99) => {
    const random = randomStream(7, 'dip', n);
    const draws = 8000;
    const dips = Float64Array.from({ length: draws }, () =>
      dip(Float64Array.from({ length: n }, () => random.unit()).sort()),
    ).sort();
    expect(Math.abs(quantileOfSorted(dips, 0.5) / middle - 1)).toBeLessThan(0.01);
    expect(Math.abs(quantileOfSorted(dips, 0.95) / p95 - 1)).toBeLessThan(0.02);
    expect(Math.abs(quantileOfSorted(dips, 0.99) / p99 - 1)).toBeLessThan(0.03);
  });

  test('takes an empty sample for a bug', () => {
    expect(() => dip(new Float64Array(0))).toThrow(Bug);
  });
});

describe('dipTest', () => {
  test.each([5, 8, 30, 77, 300, 1500, 5000])('rejects at its level among %d uniform values', (n) => {
    const random = randomStream(9, 'level', n);
    const draws = n > 1000 ? 400 : 2000;
    let rejected = 0;
    for (let draw = 0; draw < draws; draw++) {
      const { pValue } = dipTest(Float64Array.from({ length: n }, () => random.unit()));
      if (pValue <= 0.1) rejected++;
    }
    const error = Math.sqrt((0.1 * 0.9) / draws);
    expect(Math.abs(rejected / draws - 0.1)).toBeLessThan(n < 10 ? 0.03 : 4 * error);
  });

  test('finds two modes, and one', () => {
    const random = randomStream(3, 'modes');
    const two = Float64Array.from({ length: 400 }, (_, i) => random.normal() + (i % 2 === 0 ? 0 : 5));
    const one = Float64Array.from({ length: 400 }, () => random.normal());
    expect(dipTest(two).pValue).toBe(0.0005);
    expect(dipTest(one).pValue).toBeGreaterThan(0.5);
    expect(dipTest(Float64Array.of(1, 2)).pValue).toBe(1);
  });
});

describe('dipTestBetween', () => {
  const random = randomStream(5, 'pairs');
  const rows = Array.from({ length: 600 }, (_, i) => [
    random.normal() + 6 * (i % 3),
    3 * random.normal() + (i % 3 === 2 ? 40 : 0),
  ]);
  const labels = Uint8Array.from({ length: 600 }, (_, i) => i % 3);
  const centroids = matrixFromRows([
    [0, 0],
    [6, 0],
    [12, 40],
  ]);

  test('tests the rows of the two nearest clusters along the line between them', () => {
    const pair = closestPair(centroids);
    expect(pair).toEqual([0, 1]);
    const found = dipTestBetween(matrixFromRows(rows), labels, centroids, pair);
    expect(found).toMatchObject({ size: 400, pValue: 0.0005 });
  });
});
