import { expect, test } from 'vitest';
import { bestFit, kMeansRestart } from '../../src/kernels/k-means.ts';
import { miniBatchRestart } from '../../src/kernels/mini-batch.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { planted } from './planted.ts';

test('finds planted clusters, with an inertia a little above that of k-means', () => {
  const matrix = planted(20_000, 3, 4, 8, 5);
  const truth = Uint8Array.from({ length: matrix.rows }, (_, row) => row % 4);
  const fits = [0, 1, 2].map((restart) => miniBatchRestart(matrix, { k: 4, seed: 1, restart }));
  const best = bestFit(fits);
  expect(adjustedRandIndex(best.labels, truth)).toBeGreaterThan(0.98);
  const { inertia } = kMeansRestart(matrix, { k: 4, seed: 1, restart: 0 });
  expect(best.inertia / inertia).toBeGreaterThanOrEqual(1);
  expect(best.inertia / inertia).toBeLessThan(1.01);
  expect([best.converged, best.iterations]).toEqual([false, 100]);
});

test('ends near the optimum of a cloud and not at it, the same for the same task', () => {
  const matrix = planted(5000, 5, 1, 0, 9);
  const task = { k: 6, seed: 2, restart: 0 };
  const fit = miniBatchRestart(matrix, task);
  expect(miniBatchRestart(matrix, task)).toEqual(fit);
  expect(miniBatchRestart(matrix, { ...task, restart: 1 }).inertia).not.toBe(fit.inertia);
  const { inertia } = kMeansRestart(matrix, task);
  expect(fit.inertia / inertia).toBeGreaterThan(1);
  expect(fit.inertia / inertia).toBeLessThan(1.1);
});

test('every cluster has rows where there are enough distinct ones, and says so where there are not', () => {
  const values = Float64Array.from({ length: 4000 }, (_, row) => (row < 3998 ? 0 : row));
  const few = miniBatchRestart({ values, rows: 4000, columns: 1 }, { k: 3, seed: 1, restart: 0 });
  expect([few.distinct, new Set(few.labels).size]).toEqual([3, 3]);
  const alike = miniBatchRestart(
    { values: new Float64Array(40), rows: 20, columns: 2 },
    { k: 3, seed: 1, restart: 0 },
  );
  expect([alike.distinct, alike.inertia]).toEqual([1, 0]);
});
