import { describe, expect, test } from 'vitest';
import {
  SAMPLE_ROWS,
  fitKMeans,
  mlKMeansEngine,
  referenceEngine,
  restartRows,
} from '../../src/kernels/clustering-engine.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { simdEngine } from '../../src/kernels/simd/simd-engine.ts';
import { planted } from './planted.ts';
import { someWeights } from './simd/hard-matrices.ts';

const large = planted(SAMPLE_ROWS + 1000, 3, 4, 20, 1);

describe('fitKMeans', () => {
  test.each([
    ['few rows', planted(300, 4, 3, 1, 2)],
    ['rows of which the winner alone is improved', planted(3000, 5, 6, 1, 3)],
    ['rows of which restarts see a sample', large],
  ])('gives the same bytes with SIMD and without: %s', (_, matrix) => {
    const task = { k: 6, seed: 4, restarts: 3 };
    const fit = fitKMeans(simdEngine, matrix, task);
    expect(fit).toEqual(fitKMeans(referenceEngine, matrix, task));
    expect(fit.labels).toHaveLength(matrix.rows);
  });

  test('gives the same bytes with weights', () => {
    const weights = someWeights(1, large.rows, 5)!;
    const task = { k: 4, seed: 4, restarts: 2, weights };
    expect(fitKMeans(simdEngine, large, task)).toEqual(fitKMeans(referenceEngine, large, task));
  });

  test.each([
    ['SIMD', simdEngine],
    ['ml-kmeans', mlKMeansEngine],
  ])('finds planted clusters from a sample: %s', (_, engine) => {
    const fit = fitKMeans(engine, large, { k: 4, seed: 1, restarts: 4 });
    const truth = Array.from({ length: large.rows }, (_, i) => i % 4);
    expect(adjustedRandIndex(fit.labels, truth)).toBeGreaterThan(0.99);
  });

  test('is at least as good as its best restart, and better where Lloyd alone gets stuck', () => {
    const matrix = planted(2500, 4, 1, 0, 7);
    const lowest = Math.min(
      ...[0, 1, 2].map((restart) => kMeansRestart(matrix, { k: 9, seed: 2, restart, polishRows: 0 }).inertia),
    );
    expect(fitKMeans(simdEngine, matrix, { k: 9, seed: 2, restarts: 3 }).inertia).toBeLessThan(lowest);
  });

  test('leaves clusters empty when there are fewer distinct rows than clusters', () => {
    const few = selectRows(
      large,
      Array.from({ length: 2500 }, (_, i) => i % 3),
    );
    const fit = fitKMeans(simdEngine, few, { k: 5, seed: 1, restarts: 2 });
    expect(fit.distinct).toBe(3);
    expect(new Set(fit.labels).size).toBe(3);
    expect(fit.inertia).toBeLessThan(1e-20);
  });
});

describe('restartRows', () => {
  test('takes all rows while they are few', () => {
    const matrix = planted(100, 2, 2, 1, 1);
    expect(restartRows(matrix, { k: 2, seed: 1 }).matrix).toBe(matrix);
  });

  test('takes a seeded sample with its weights beyond', () => {
    const weights = Float64Array.from({ length: large.rows }, (_, row) => large.values[3 * row]! + 100);
    const sample = restartRows(large, { k: 2, seed: 1, weights });
    expect(sample.matrix.rows).toBe(SAMPLE_ROWS);
    sample.weights!.forEach((weight, row) => expect(weight).toBe(sample.matrix.values[3 * row]! + 100));
    expect(restartRows(large, { k: 2, seed: 2 }).matrix).not.toEqual(sample.matrix);
  });
});
