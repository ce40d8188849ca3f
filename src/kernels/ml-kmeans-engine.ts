import { kmeans } from 'ml-kmeans';
import { randomStream } from '../base/random.ts';
import { inertia } from './inertia.ts';
import type { RestartFit, RestartTask } from './k-means.ts';
import { lloyd } from './lloyd.ts';
import { type Matrix, matrixFromRows, rowOf } from './matrix.ts';
import { seedCentroids } from './seeding.ts';

/**
 * One restart by the npm package ml-kmeans: its Lloyd iteration (tolerance 0, `maxIterations` 300
 * unless told) on arrays of rows, from the starting centroids that `kMeansRestart` takes for the
 * same task, so the two engines differ in the iteration alone; `polishRows` is not used.
 * The package's own seeding is passed over: it divides by 0 on duplicate rows and calls Math.log,
 * which engines round differently. An empty cluster stays where it was. Iterations are counted as
 * the package does, until centroids stand still. It refuses k above the number of rows, so that case
 * goes to `lloyd`. Same task, same bytes. NaN is a Bug.
 * O(iterations × rows × k × columns).
 */
export function mlKMeansRestart(matrix: Matrix, task: RestartTask): RestartFit {
  const { k, seed, restart, maxIterations = 300 } = task;
  const { centroids: initial, distinct } = seedCentroids(
    matrix,
    k,
    randomStream(seed, 'k-means', k, restart),
  );
  if (matrix.rows < k) return { ...lloyd(matrix, initial, maxIterations), restart, distinct };
  const rows = arraysOf(matrix);
  const result = kmeans(rows, k, { initialization: arraysOf(initial), tolerance: 0, maxIterations });
  const labels = Uint8Array.from(result.nearest(rows));
  const centroids = matrixFromRows(result.centroids);
  return {
    labels,
    centroids,
    inertia: inertia(matrix, labels, centroids),
    iterations: result.iterations,
    converged: result.converged,
    restart,
    distinct,
  };
}

function arraysOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)));
}
