import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import { moments } from '../../src/kernels/moments.ts';
import {
  type QuantileType,
  median,
  quantile,
  quantileOfSorted,
  sortedPresent,
} from '../../src/kernels/quantile.ts';
import { rankScale, robustScale, winsorise, zScale } from '../../src/kernels/scale.ts';
import { columnOf } from '../../src/kernels/matrix.ts';
import { hasSharedData } from '../shared-data.ts';
import { ORACLE_SETS, oracleData, readOracle, relativeError } from './oracle-data.ts';

const TYPES: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const columns = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 })
  .map((c) => Float64Array.from(c));
const probability = fc.double({ min: 0, max: 1, noNaN: true });

interface ScalingOracle {
  readonly mean: readonly number[];
  readonly std_ddof0: readonly number[];
  readonly std_ddof1: readonly number[];
  readonly robust_center: readonly number[];
  readonly robust_scale: readonly number[];
  readonly quantile_probs: readonly number[];
  readonly quantiles_type7: readonly (readonly number[])[];
}

describe.skipIf(!hasSharedData)('reference values', () => {
  test('of R: quantiles of all nine types', () => {
    if (!hasSharedData) return;
    const {
      x,
      probs,
      quantile: expected,
    } = readOracle<{ x: number[]; probs: number[]; quantile: number[][] }>('r_quantiles.json');
    const sorted = Float64Array.from(x).sort();
    for (const type of TYPES) {
      const values = probs.map((p) => quantileOfSorted(sorted, p, type));
      expect(relativeError(values, expected[type - 1]!), `type ${type}`).toBeLessThan(1e-12);
      expect(probs.map((p) => quantile(Float64Array.from(x), p, type))).toEqual(values);
    }
  });

  test.each(ORACLE_SETS)('of scikit-learn: location and spread on %s', (set) => {
    const oracle = readOracle<ScalingOracle>(`scaling_pca_${set}.json`);
    const { raw } = oracleData(set);
    for (let j = 0; j < raw.columns; j++) {
      const column = columnOf(raw, j);
      const { mean, sd, sampleSd } = moments(column);
      expect(
        relativeError([mean, sd, sampleSd], [oracle.mean[j]!, oracle.std_ddof0[j]!, oracle.std_ddof1[j]!]),
      ).toBeLessThan(1e-12);
      const robust = robustScale(column);
      expect(robust.center).toBeCloseTo(oracle.robust_center[j]!, 12);
      expect(robust.spread || 1).toBeCloseTo(oracle.robust_scale[j]!, 12);
      const quantiles = oracle.quantile_probs.map((p) => quantile(column, p));
      expect(
        relativeError(
          quantiles,
          oracle.quantiles_type7.map((row) => row[j]!),
        ),
      ).toBeLessThan(1e-12);
    }
  });
});

describe('quantile', () => {
  test('by selection is the one by sorting, for every type', () => {
    fc.assert(
      fc.property(columns, probability, fc.constantFrom(...TYPES), (column, p, type) => {
        const before = column.slice();
        expect(quantile(column, p, type)).toBe(quantileOfSorted(before.toSorted(), p, type));
        expect(column).toEqual(before);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('never falls as the probability rises, and stays in the range', () => {
    fc.assert(
      fc.property(columns, probability, probability, fc.constantFrom(...TYPES), (column, p, q, type) => {
        const low = quantile(column, Math.min(p, q), type);
        const high = quantile(column, Math.max(p, q), type);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...column));
        expect(high).toBeLessThanOrEqual(Math.max(...column));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test('leaves missing values out', () => {
    expect(median(Float64Array.of(NaN, 3, 1, NaN, 2))).toBe(2);
    expect(median(Float64Array.of(NaN))).toBeNaN();
    expect(quantileOfSorted(new Float64Array(0), 0.5)).toBeNaN();
    expect(Array.from(sortedPresent(Float64Array.of(NaN, 3, -1)))).toEqual([-1, 3]);
  });

  test('selects quickly in sorted, reversed and constant columns', () => {
    const rising = Float64Array.from({ length: 200_001 }, (_, i) => i);
    expect(median(rising)).toBe(100_000);
    expect(median(rising.toReversed())).toBe(100_000);
    expect(median(new Float64Array(200_001).fill(4))).toBe(4);
  });

  test.each([-0.1, 1.1, NaN])('refuses the probability %s', (p) => {
    expect(() => quantile(Float64Array.of(1), p)).toThrow(Bug);
  });
});

describe('moments', () => {
  test('leaves missing values out', () => {
    expect(moments(Float64Array.of(1, NaN, 3))).toEqual({ count: 2, mean: 2, sd: 1, sampleSd: Math.sqrt(2) });
    expect(moments(Float64Array.of(5))).toEqual({ count: 1, mean: 5, sd: 0, sampleSd: NaN });
    expect(moments(new Float64Array(0))).toEqual({ count: 0, mean: NaN, sd: NaN, sampleSd: NaN });
  });

  test('keeps the spread of values far from 0, and none in a constant column', () => {
    const far = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2));
    expect(moments(far).sd).toBe(0.5);
    expect(moments(new Float64Array(1000).fill(0.1)).sd).toBe(0);
  });
});

describe('zScale', () => {
  test('gives mean 0 and standard deviation 1, and keeps missing values', () => {
    const random = randomStream(1);
    const column = Float64Array.from({ length: 500 }, (_, i) =>
      i % 10 === 0 ? NaN : 40 + 9 * random.normal(),
    );
    const { values } = zScale(column);
    expect(moments(values).mean).toBeCloseTo(0, 12);
    expect(moments(values).sd).toBeCloseTo(1, 12);
    expect(values[0]).toBeNaN();
  });

  test('gives zeros for a constant column, and says that it has no spread', () => {
    expect(zScale(Float64Array.of(0.1, 0.1, 0.1))).toEqual({
      values: new Float64Array(3),
      center: 0.1,
      spread: 0,
    });
  });
});

describe('robustScale', () => {
  test('does not see an outlier', () => {
    const { values } = robustScale(Float64Array.of(1, 2, 3, 4, 1e6));
    expect(Array.from(values.subarray(0, 4))).toEqual([-1, -0.5, 0, 0.5]);
  });
});

describe('rankScale', () => {
  test('shares ranks among ties', () => {
    expect(Array.from(rankScale(Float64Array.of(10, 30, 10, NaN, 20)))).toEqual([
      0.25,
      0.875,
      0.25,
      NaN,
      0.625,
    ]);
  });

  test('is the same for any rising function of the column', () => {
    fc.assert(
      fc.property(columns, (column) => {
        expect(rankScale(column.map((value) => value * value * value + 5 * value))).toEqual(
          rankScale(column),
        );
      }),
      { seed: 3 },
    );
  });
});

describe('winsorise', () => {
  test('draws in the given share of each tail', () => {
    const { values, low, high, changed } = winsorise(
      Float64Array.from({ length: 100 }, (_, i) => i),
      0.05,
    );
    expect([low, high, changed, values[0], values[99], values[50]]).toEqual([5, 94, 10, 5, 94, 50]);
  });

  test('changes nothing the second time, and keeps the order', () => {
    fc.assert(
      fc.property(columns, fc.double({ min: 0, max: 0.49, noNaN: true }), (column, share) => {
        const once = winsorise(column, share);
        expect(winsorise(once.values, share)).toMatchObject({ values: once.values, changed: 0 });
        const order = Array.from(column.keys()).sort((a, b) => column[a]! - column[b]!);
        const along = order.map((row) => once.values[row]!);
        expect(along).toEqual(along.toSorted((a, b) => a - b));
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  test('keeps missing values, and refuses half of the column', () => {
    expect(Array.from(winsorise(Float64Array.of(NaN, 1, 2), 0.01).values)).toEqual([NaN, 1, 2]);
    expect(winsorise(Float64Array.of(NaN), 0.01).values).toEqual(Float64Array.of(NaN));
    expect(() => winsorise(Float64Array.of(1), 0.5)).toThrow(Bug);
  });
});
