import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { clusterMeans } from '../../src/kernels/cluster-means.ts';
import { squaredDistances } from '../../src/kernels/squared-distances.ts';
import { planted } from './planted.ts';
import {
  assertFinite,
  columnOf,
  matrixFromColumns,
  matrixFromRows,
  rowOf,
  selectColumns,
  selectRows,
} from '../../src/kernels/matrix.ts';

const matrix = matrixFromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('matrix', () => {
  test('is the same from rows and from columns', () => {
    expect(
      matrixFromColumns([
        [1, 4],
        [2, 5],
        [3, 6],
      ]),
    ).toEqual(matrix);
    expect(Array.from(columnOf(matrix, 1))).toEqual([2, 5]);
    expect(Array.from(rowOf(matrix, 1))).toEqual([4, 5, 6]);
  });

  test('selects rows and columns in the order asked for', () => {
    expect(selectRows(matrix, [1, 1, 0])).toEqual(
      matrixFromRows([
        [4, 5, 6],
        [4, 5, 6],
        [1, 2, 3],
      ]),
    );
    expect(selectColumns(matrix, [2, 0])).toEqual(
      matrixFromRows([
        [3, 1],
        [6, 4],
      ]),
    );
  });

  test('refuses ragged rows and columns, and finds what is not a finite number', () => {
    expect(() => matrixFromRows([[1], [1, 2]])).toThrow(Bug);
    expect(() => matrixFromColumns([[1], [1, 2]])).toThrow(Bug);
    expect(() =>
      assertFinite(
        matrixFromRows([
          [1, 2],
          [-Infinity, 3],
        ]),
      ),
    ).toThrow('row 1, column 0 of a matrix is -Infinity');
    assertFinite(matrix);
  });

  test('has a mean row per cluster, none for an empty one', () => {
    const { sizes, centroids } = clusterMeans(matrix, Uint8Array.of(2, 2), 3);
    expect(Array.from(sizes)).toEqual([0, 0, 2]);
    expect(Array.from(centroids.values)).toEqual([NaN, NaN, NaN, NaN, NaN, NaN, 2.5, 3.5, 4.5]);
  });
});

describe('squaredDistances', () => {
  test.each([1, 2, 3, 4, 5, 8, 9])('are those of the definition to %s rows', (k) => {
    const points = planted(20, 3, 4, 2, k);
    const centers = selectRows(
      points,
      Array.from({ length: k }, (_, i) => 19 - i),
    );
    const result = new Float64Array(k);
    squaredDistances(points, 5, centers, result);
    const row = rowOf(points, 5);
    result.forEach((square, i) => {
      const other = rowOf(centers, i);
      expect(square).toBe(row.reduce((sum, value, j) => sum + (value - other[j]!) * (value - other[j]!), 0));
    });
  });
});
