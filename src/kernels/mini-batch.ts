import { type Random, randomStream, sampleIndices } from '../base/random.ts';
import type { RestartFit, RestartTask } from './k-means.ts';
import { lloyd } from './lloyd.ts';
import { type Matrix, selectRows } from './matrix.ts';
import { nearestCentroids } from './prediction-strength.ts';
import { seedCentroids } from './seeding.ts';

const BATCH_ROWS = 1024;
/** Starting centroids are drawn from so many batches, as scikit-learn does. */
const SEEDING_BATCHES = 3;
const MOST_BATCHES = 100;
/** Passes of Lloyd that fill clusters that were left without rows. */
const FILLING_PASSES = 2;

/**
 * One restart of mini-batch k-means (Sculley 2010): k-means++ on a few batches, then up to 100 batches of 1,024 rows drawn at
 * random, each row drawing its nearest centroid by one over the rows that this centroid has had. For exploration: it ends
 * near an optimum and at none, and is not improved. Labels and inertia are those of the centroids returned, over all
 * rows. A centroid that no row is nearest to is moved as {@link lloyd} does. Same task, same bytes. NaN is a Bug.
 * O(batches × 1,024 × k × columns + rows × k × columns).
 */
export function miniBatchRestart(matrix: Matrix, task: RestartTask): RestartFit {
  const { k, seed, restart, maxIterations = 300 } = task;
  const random = randomStream(seed, 'mini-batch', k, restart);
  const { centroids, distinct } = startOf(matrix, k, random);
  const batches = Math.min(MOST_BATCHES, maxIterations);
  if (distinct === k) learn(matrix, centroids, random, batches);
  let fit = lloyd(matrix, centroids, 0);
  if (distinct === k && new Set(fit.labels).size < k) fit = lloyd(matrix, centroids, FILLING_PASSES);
  return { ...fit, iterations: batches, converged: false, restart, distinct };
}

/** From a part of the rows where that holds k distinct ones, else from all. */
function startOf(matrix: Matrix, k: number, random: Random): ReturnType<typeof seedCentroids> {
  const count = Math.max(SEEDING_BATCHES * BATCH_ROWS, 3 * k);
  if (count >= matrix.rows) return seedCentroids(matrix, k, random);
  const part = selectRows(matrix, sampleIndices(matrix.rows, count, random));
  const start = seedCentroids(part, k, random);
  return start.distinct === k ? start : seedCentroids(matrix, k, random);
}

/** Moves the centroids by batches. */
function learn(matrix: Matrix, centroids: Matrix, random: Random, batches: number): void {
  const { values, rows, columns } = matrix;
  const { values: centers, rows: k } = centroids;
  const batch = new Int32Array(BATCH_ROWS);
  const had = new Float64Array(k);
  for (let step = 0; step < batches; step++) {
    for (let i = 0; i < BATCH_ROWS; i++) batch[i] = random.below(rows);
    const nearest = nearestCentroids(selectRows(matrix, batch), centroids);
    for (let i = 0; i < BATCH_ROWS; i++) {
      const from = batch[i]! * columns;
      const center = nearest[i]!;
      const rate = 1 / (had[center]! += 1);
      for (let j = 0, to = center * columns; j < columns; j++, to++) {
        centers[to]! += rate * (values[from + j]! - centers[to]!);
      }
    }
  }
}
