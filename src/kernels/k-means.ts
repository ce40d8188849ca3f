import { present } from '../base/assert.ts';
import { randomStream } from '../base/random.ts';
import { clusterMeans, clusterSizes } from './cluster-means.ts';
import { hartiganMoves } from './hartigan-moves.ts';
import { type KMeansFit, lloyd } from './lloyd.ts';
import { type Matrix, rowOf } from './matrix.ts';
import { seedCentroids } from './seeding.ts';
import { swapCentroid } from './swap-centroid.ts';

/** One restart of k-means, as plain data: independent of all others, so restarts run anywhere, in any order. */
export interface RestartTask {
  readonly k: number;
  readonly seed: number;
  /** Index of the restart: names its stream of random numbers. */
  readonly restart: number;
  /** Default 300. */
  readonly maxIterations?: number;
  /** Up to this many rows a fit is improved beyond Lloyd; default 20,000, 0 for never. */
  readonly polishRows?: number;
}

/** What one restart found. */
export interface RestartFit extends KMeansFit {
  readonly restart: number;
  /** Distinct starting centroids; below k, it is the number of distinct rows, and clusters are empty. */
  readonly distinct: number;
}

/** An engine of k-means: this file's, `ml-kmeans-engine.ts`, or any other that keeps to the task's seed. */
export type KMeansEngine = (matrix: Matrix, task: RestartTask) => RestartFit;

/**
 * One restart: greedy k-means++ from the stream (seed, k, restart), Lloyd, single-row moves, and Lloyd
 * again until neither changes anything; then attempts to swap a centroid, 8 up to 2,000 rows and 1 beyond,
 * each kept if it lowers the inertia and given up after ten iterations if it is still 1 % behind.
 * Above `polishRows` it is k-means++ and Lloyd alone. Same task, same bytes. NaN is a Bug.
 * O(iterations × rows × k × columns).
 */
export function kMeansRestart(matrix: Matrix, task: RestartTask): RestartFit {
  const { k, seed, restart, maxIterations = 300, polishRows = 20_000 } = task;
  const random = randomStream(seed, 'k-means', k, restart);
  const { centroids, distinct } = seedCentroids(matrix, k, random);
  if (distinct < k || matrix.rows > polishRows) {
    return { ...lloyd(matrix, centroids, maxIterations), restart, distinct };
  }
  let fit = polished(matrix, centroids, maxIterations);
  const attempts = k === 1 ? 0 : matrix.rows <= SMALL ? 8 : 1;
  for (let attempt = 0; attempt < attempts && fit.converged && fit.inertia > 0; attempt++) {
    const start = lloyd(matrix, swapCentroid(matrix, fit, attempt, random), Math.min(FEW, maxIterations));
    if (start.inertia > fit.inertia * HOPELESS) continue;
    const other = polished(matrix, start.centroids, maxIterations);
    if (other.inertia < fit.inertia * (1 - 1e-9)) fit = other;
  }
  return { ...fit, restart, distinct };
}

const SMALL = 2000;
const FEW = 10;
const HOPELESS = 1.01;

function polished(matrix: Matrix, initial: Matrix, maxIterations: number): KMeansFit {
  let fit = lloyd(matrix, initial, maxIterations);
  let iterations = fit.iterations;
  while (fit.converged && iterations < maxIterations) {
    const labels = fit.labels.slice();
    if (hartiganMoves(matrix, labels, initial.rows) === 0) break;
    const start = clusterMeans(matrix, labels, initial.rows).centroids;
    const moved = lloyd(matrix, start, maxIterations - iterations);
    iterations += moved.iterations;
    if (!(moved.inertia < fit.inertia)) break;
    fit = moved;
  }
  return { ...fit, iterations };
}

/** The fit of lowest inertia, ties to the lower restart; the order of `fits` does not matter. Throws Bug on none. */
export function bestFit<Fit extends { readonly inertia: number; readonly restart: number }>(
  fits: readonly Fit[],
): Fit {
  let best = present(fits[0], 'a fit to choose from');
  for (const fit of fits) {
    const better = fit.inertia < best.inertia || (fit.inertia === best.inertia && fit.restart < best.restart);
    if (better) best = fit;
  }
  return best;
}

/**
 * The same fit with clusters in canonical order: by size, descending, then by centroid, column by
 * column, ascending. Two fits of the same partition come out with the same labels. O(rows + k² × columns).
 */
export function orderFit<Fit extends KMeansFit>(fit: Fit): Fit {
  const { centroids, labels } = fit;
  const k = centroids.rows;
  const sizes = clusterSizes(labels, k);
  const order = Array.from({ length: k }, (_, cluster) => cluster).sort(
    (a, b) => sizes[b]! - sizes[a]! || compareRows(centroids, a, b) || a - b,
  );
  const newLabel = new Uint8Array(k);
  const values = new Float64Array(k * centroids.columns);
  order.forEach((old, label) => {
    newLabel[old] = label;
    values.set(rowOf(centroids, old), label * centroids.columns);
  });
  return {
    ...fit,
    labels: labels.map((label) => newLabel[label]!),
    centroids: { ...centroids, values },
  };
}

function compareRows(matrix: Matrix, a: number, b: number): number {
  const left = rowOf(matrix, a);
  const right = rowOf(matrix, b);
  for (let j = 0; j < left.length; j++) {
    if (left[j] !== right[j]) return left[j]! - right[j]!;
  }
  return 0;
}
