import { describe, expect, test } from 'vitest';
import { type Matrix, matrixFromRows, rowOf } from '../../src/kernels/matrix.ts';
import { clusterWeights, mergeCentroids } from '../../src/kernels/merge-centroids.ts';

const weighed = (rows: readonly (readonly number[])[], sizes: readonly number[]) => ({
  centroids: matrixFromRows(rows),
  sizes: Float64Array.from(sizes),
});

describe('mergeCentroids', () => {
  test('leaves a partition as it is when both are the same', () => {
    const one = weighed(
      [
        [0, 0],
        [9, 1],
        [4, 7],
      ],
      [5, 2, 3],
    );
    expect(mergeCentroids(one, one)).toEqual(one.centroids);
  });

  test('takes what is right of either', () => {
    // Clusters at 0, 10, 20 and 30: the first has two centroids at 0 and one between 10 and 20, the second the reverse.
    const first = weighed([[-1], [1], [15], [30]], [50, 50, 200, 100]);
    const second = weighed([[0], [10], [20], [30]], [100, 100, 100, 100]);
    const merged = mergeCentroids(first, second);
    const places = Array.from(merged.values, Math.round).sort((a, b) => a - b);
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBe(30);
    expect(new Set(places).size).toBe(4);
  });

  test('unites the pair whose union costs least, by weight and not by distance alone', () => {
    const merged = mergeCentroids(weighed([[0], [10]], [100, 1]), weighed([[4], [13]], [100, 1]));
    // 10 and 13 cost 4.5, 0 and 4 cost 800; then 11.5 with weight 2 against 4 costs 110.
    expect(Array.from(merged.values)).toEqual([0, (11.5 * 2 + 4 * 100) / 102]);
  });

  test('takes as many values as 50 centroids of 4,096 columns have', () => {
    const centroids: Matrix = {
      values: Float64Array.from({ length: 50 * 4096 }, (_, i) => i),
      rows: 50,
      columns: 4096,
    };
    const one = { centroids, sizes: new Float64Array(50).fill(1) };
    expect(mergeCentroids(one, one).values).toEqual(centroids.values);
  });

  test('leaves out centroids without weight, and fills up with those of the first', () => {
    const first = weighed([[1], [5], [9]], [4, 0, 0]);
    const second = weighed([[1], [7], [7]], [4, 0, 0]);
    expect(rowOf(mergeCentroids(first, second), 0)).toEqual(Float64Array.of(1));
    expect(mergeCentroids(first, second).rows).toBe(3);
    expect(mergeCentroids(first, second).values.every(Number.isFinite)).toBe(true);
  });
});

test('clusterWeights counts rows as often as they weigh', () => {
  const labels = Uint8Array.of(2, 0, 2, 2);
  expect(Array.from(clusterWeights(labels, 4))).toEqual([1, 0, 3, 0]);
  expect(Array.from(clusterWeights(labels, 3, Float64Array.of(0.5, 2, 1, 0)))).toEqual([2, 0, 1.5]);
});
