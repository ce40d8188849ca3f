import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { inertia } from '../../src/kernels/inertia.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { matrixFromRows, selectRows, zeros } from '../../src/kernels/matrix.ts';
import { copiedRows, copiesOf } from './copied-rows.ts';
import { planted } from './planted.ts';

describe('lloyd', () => {
  test('finds two pairs on a line', () => {
    const matrix = matrixFromRows([[0], [1], [10], [11]]);
    const fit = lloyd(matrix, matrixFromRows([[0], [1]]), 100);
    expect(Array.from(fit.labels)).toEqual([0, 0, 1, 1]);
    expect(Array.from(fit.centroids.values)).toEqual([0.5, 10.5]);
    expect(fit).toMatchObject({ inertia: 1, iterations: 3, converged: true });
  });

  test('gives a tie to the lowest index', () => {
    const fit = lloyd(matrixFromRows([[0], [1], [2]]), matrixFromRows([[0], [2]]), 1);
    expect(fit.labels[1]).toBe(0);
  });

  test('re-seeds an empty cluster at the farthest row', () => {
    const matrix = matrixFromRows([[0], [1], [2], [50]]);
    const fit = lloyd(matrix, matrixFromRows([[1], [1000]]), 100);
    expect(Array.from(fit.labels)).toEqual([0, 0, 0, 1]);
    expect(fit.inertia).toBe(2);
  });

  test('re-seeds several empty clusters at different rows', () => {
    const matrix = matrixFromRows([[0], [1], [2], [50], [90]]);
    const fit = lloyd(matrix, matrixFromRows([[1], [1000], [2000]]), 100);
    expect(new Set(fit.labels).size).toBe(3);
    expect(fit.inertia).toBe(2);
  });

  test('leaves clusters empty when there are fewer distinct rows than clusters', () => {
    const matrix = matrixFromRows([
      [3, 3],
      [3, 3],
      [4, 4],
    ]);
    const fit = lloyd(
      matrix,
      matrixFromRows([
        [3, 3],
        [4, 4],
        [3, 3],
      ]),
      100,
    );
    expect(Array.from(fit.labels)).toEqual([0, 0, 1]);
    expect(fit).toMatchObject({ inertia: 0, converged: true });
    expect(Array.from(fit.centroids.values)).toEqual([3, 3, 4, 4, 3, 3]);
  });

  test('parts no copies of one row for what rounding puts between them and their mean', () => {
    fc.assert(
      fc.property(copiedRows, fc.integer({ min: 1, max: 3 }), (copied, more) => {
        const { matrix, weights, distinct } = copiesOf(copied);
        const starts = Array.from({ length: distinct + more }, (_, i) => (7 * i) % matrix.rows);
        const fit = lloyd(matrix, selectRows(matrix, starts), 50, weights);
        expect(fit.converged).toBe(true);
        expect(new Set(fit.labels).size).toBe(distinct);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('gives an empty cluster a row that differs by more than rounding, be it little beside an outlier', () => {
    const matrix = matrixFromRows([[1 / 3], [1 / 3], [1 / 3 + 1e-12], [1e3]]);
    const fit = lloyd(matrix, matrixFromRows([[0], [1e3], [-1e9]]), 10);
    expect(Array.from(fit.labels)).toEqual([0, 0, 2, 1]);
  });

  test('puts one row into one cluster, and n rows into n', () => {
    expect(lloyd(matrixFromRows([[7, 8]]), matrixFromRows([[0, 0]]), 10)).toMatchObject({ inertia: 0 });
    const rows = matrixFromRows([[1], [2], [4], [8], [16]]);
    expect(Array.from(lloyd(rows, rows, 10).labels)).toEqual([0, 1, 2, 3, 4]);
  });

  test('counts a start at the fixed point as one iteration', () => {
    const matrix = matrixFromRows([[0], [2]]);
    expect(lloyd(matrix, matrix, 10).iterations).toBe(1);
  });

  test('returns labels that belong to its centroids when the limit stops it', () => {
    const matrix = planted(300, 3, 5, 1, 4);
    const fit = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4]), 2);
    expect(fit).toMatchObject({ converged: false, iterations: 2 });
    const again = lloyd(matrix, fit.centroids, 0);
    expect(again.labels).toEqual(fit.labels);
  });

  test('never raises the inertia from one iteration to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9 }), (seed, k) => {
        const matrix = planted(80, 3, 4, 2, seed);
        const initial = selectRows(
          matrix,
          Array.from({ length: k }, (_, i) => i * 7),
        );
        let last = Infinity;
        for (let limit = 1; limit <= 12; limit++) {
          const fit = lloyd(matrix, initial, limit);
          expect(fit.inertia).toBeLessThanOrEqual(last * (1 + 1e-12));
          last = fit.inertia;
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('ends where every row is with its nearest centroid and every centroid is a mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 12 }), (seed, k) => {
        const matrix = planted(60, 2, 4, 2, seed);
        const fit = lloyd(
          matrix,
          selectRows(
            matrix,
            Array.from({ length: k }, (_, i) => i),
          ),
          1000,
        );
        expect(fit.converged).toBe(true);
        const next = lloyd(matrix, fit.centroids, 1);
        expect(next.labels).toEqual(fit.labels);
        expect(next.centroids.values).toEqual(fit.centroids.values);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test('refuses a matrix without rows or columns, and more than 255 clusters', () => {
    const none = matrixFromRows([]);
    expect(() => lloyd(none, none, 10)).toThrow(Bug);
    expect(() => lloyd(matrixFromRows([[]]), matrixFromRows([[]]), 10)).toThrow('the matrix has none');
    expect(() => lloyd(matrixFromRows([[1]]), zeros(256, 1), 10)).toThrow('k = 256');
  });

  test.each([NaN, Infinity])('takes %s in the matrix for a bug', (value) => {
    const matrix = matrixFromRows([
      [1, 2],
      [3, value],
    ]);
    expect(() => lloyd(matrix, matrixFromRows([[1, 2]]), 10)).toThrow(Bug);
    expect(() => lloyd(matrix, matrixFromRows([[1, 2]]), 10)).toThrow('row 1, column 1');
  });
});

describe('inertia', () => {
  test('keeps what plain summing would lose', () => {
    const matrix = matrixFromRows([[1e8], ...Array.from({ length: 1000 }, () => [1e-4])]);
    const labels = new Uint8Array(1001);
    expect(inertia(matrix, labels, matrixFromRows([[0]]))).toBe(1e16 + 1e-5);
    const small = matrixFromRows([[1e4], ...Array.from({ length: 1e4 }, () => [1e-5])]);
    expect(inertia(small, new Uint8Array(10_001), matrixFromRows([[0]]))).toBe(1e8 + 1e-6);
  });
});
