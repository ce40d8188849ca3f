import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { correlationMatrix, covarianceMatrix } from '../../src/kernels/correlation.ts';
import { matrixFromRows, rowOf } from '../../src/kernels/matrix.ts';
import { principalComponents, project } from '../../src/kernels/pca.ts';
import { symmetricEigen } from '../../src/kernels/symmetric-eigen.ts';
import { hasSharedData } from '../shared-data.ts';
import { ORACLE_SETS, oracleData, readOracle, relativeError } from './oracle-data.ts';
import { planted } from './planted.ts';

interface PcaOracle {
  readonly pearson_corr_first5: readonly (readonly (number | null)[])[];
  readonly explained_variance: readonly number[];
  readonly explained_variance_ratio: readonly number[];
  readonly components_first5: readonly (readonly number[])[];
  readonly scores_first20rows_first5: readonly (readonly number[])[];
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

describe.skipIf(!hasSharedData)('reference values of scikit-learn', () => {
  test.each(ORACLE_SETS)('on %s', (set) => {
    const oracle = readOracle<PcaOracle>(`scaling_pca_${set}.json`);
    const { raw, zscore } = oracleData(set);
    const correlations = correlationMatrix(raw);
    oracle.pearson_corr_first5.forEach((row, a) =>
      row.forEach((r, b) => {
        const ours = correlations.values[a * raw.columns + b]!;
        expect(Number.isNaN(ours)).toBe(r === null);
        expect(Math.abs(ours - (r ?? ours)) > 1e-12).toBe(false);
      }),
    );

    const pca = principalComponents(zscore, Infinity);
    const meaningful = oracle.explained_variance.filter((variance) => variance > 1e-9).length;
    const expected = oracle.explained_variance.slice(0, meaningful);
    expect(relativeError(pca.variances.subarray(0, meaningful), expected)).toBeLessThan(1e-9);
    expect(
      relativeError(pca.ratios.subarray(0, meaningful), oracle.explained_variance_ratio.slice(0, meaningful)),
    ).toBeLessThan(1e-9);
    const scores = project(zscore, pca);
    oracle.components_first5.forEach((component, c) => {
      component.forEach((value, j) => expect(rowOf(pca.components, c)[j]).toBeCloseTo(value, 10));
      oracle.scores_first20rows_first5.forEach((row, i) =>
        expect(rowOf(scores, i)[c]).toBeCloseTo(row[c]!, 9),
      );
    });
  });
});

describe('correlationMatrix', () => {
  test('is 1 and −1 for columns on a line, and not a number for a constant one', () => {
    const { values } = correlationMatrix(
      matrixFromRows([
        [1, 2, -1, 5],
        [2, 4, -2, 5],
        [3, 6, -3, 5],
      ]),
    );
    expect(Array.from(values)).toEqual([1, 1, -1, NaN, 1, 1, -1, NaN, -1, -1, 1, NaN, NaN, NaN, NaN, NaN]);
  });

  test('keeps the precision of columns far from 0', () => {
    const near = planted(100, 2, 3, 2, 1);
    const far = { ...near, values: near.values.map((value) => value + 1e7) };
    expect(correlationMatrix(far).values[1]).toBeCloseTo(correlationMatrix(near).values[1]!, 7);
  });

  test('takes NaN for a bug', () => {
    expect(() => correlationMatrix(matrixFromRows([[1, NaN]]))).toThrow(Bug);
  });
});

describe('symmetricEigen', () => {
  test('is exact for a 2 × 2 matrix', () => {
    const { values, vectors } = symmetricEigen(
      matrixFromRows([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(Math.abs(vectors.values[0]!)).toBeCloseTo(Math.SQRT1_2, 14);
  });

  test('copes with equal eigenvalues and with zeros', () => {
    expect(
      Array.from(
        symmetricEigen(
          matrixFromRows([
            [4, 0],
            [0, 4],
          ]),
        ).values,
      ),
    ).toEqual([4, 4]);
    expect(
      Array.from(
        symmetricEigen(
          matrixFromRows([
            [0, 0],
            [0, 0],
          ]),
        ).values,
      ),
    ).toEqual([0, 0]);
  });
});

describe('principalComponents', () => {
  test('are orthonormal, with the largest entry positive, and keep the total variance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 8 }), (seed, columns) => {
        const matrix = planted(30, columns, 3, 2, seed);
        const { components, variances, ratios } = principalComponents(matrix, columns);
        for (let a = 0; a < columns; a++) {
          for (let b = 0; b < columns; b++) {
            expect(dot(rowOf(components, a), rowOf(components, b))).toBeCloseTo(a === b ? 1 : 0, 12);
          }
          const row = Array.from(rowOf(components, a));
          expect(Math.max(...row)).toBe(Math.max(...row.map(Math.abs)));
          expect(variances[a]!).toBeLessThanOrEqual(variances[a - 1] ?? Infinity);
        }
        expect(ratios.reduce((sum, ratio) => sum + ratio, 0)).toBeCloseTo(1, 12);
        const total = covarianceMatrix(matrix).variances.reduce((sum, variance) => sum + variance, 0);
        expect(relativeError([variances.reduce((sum, variance) => sum + variance, 0)], [total])).toBeLessThan(
          1e-12,
        );
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test('have loadings that are correlations on z-scores', () => {
    const matrix = planted(50, 3, 2, 3, 7);
    const { loadings, components, variances } = principalComponents(matrix, 2);
    expect(loadings.values[4]).toBe(components.values[4]! * Math.sqrt(variances[1]!));
    expect(loadings.rows).toBe(2);
  });

  test('of one row, or of equal rows, have no variance', () => {
    const { variances, ratios } = principalComponents(
      matrixFromRows([
        [1, 2],
        [1, 2],
      ]),
      2,
    );
    expect([...variances, ...ratios]).toEqual([0, 0, 0, 0]);
    expect(
      Array.from(project(matrixFromRows([[1, 2]]), principalComponents(matrixFromRows([[1, 2]]), 2)).values),
    ).toEqual([0, 0]);
  });
});
