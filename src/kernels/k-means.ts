import { present } from '../base/assert.ts';
import { randomStream } from '../base/random.ts';
import { clusterSizes } from './cluster-means.ts';
import { improve } from './improve-fit.ts';
import { type KMeansSteps, referenceSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import { type Matrix, rowOf } from './matrix.ts';

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
  /**
   * `settled` by default: to a local optimum, and beyond as `polishRows` says. `sketched`: five iterations,
   * for a search to make the best of many. ml-kmeans always settles.
   */
  readonly ending?: RestartEnding;
  /** How often each row counts, at least 0; once each when absent. */
  readonly weights?: Float64Array;
}

type RestartEnding = 'settled' | 'sketched';

/** What one restart found. */
export interface RestartFit extends KMeansFit {
  readonly restart: number;
  /** Distinct starting centroids; below k, it is the number of distinct rows, and clusters are empty. */
  readonly distinct: number;
}

/** An engine of k-means: this file's, `simd/simd-k-means.ts`, `ml-kmeans-engine.ts`, or any other that keeps to the task's seed. */
export type KMeansEngine = (matrix: Matrix, task: RestartTask) => RestartFit;

/** One restart by the plain kernels, as {@link restartWith} describes it. */
export function kMeansRestart(matrix: Matrix, task: RestartTask): RestartFit {
  return restartWith(referenceSteps(matrix, task.weights), matrix.rows, task);
}

/**
 * One restart: greedy k-means++ from the stream (seed, k, restart), and then, as `ending` says, Lloyd and up to
 * `polishRows` rows {@link improve}, with 8 attempts to swap up to 2,000 rows and 1 beyond, or only the beginning
 * of that. Same task, same bytes, whatever engine makes the steps. NaN is a Bug. O(iterations × rows × k × columns).
 */
export function restartWith(steps: KMeansSteps, rows: number, task: RestartTask): RestartFit {
  const { k, seed, restart, maxIterations = 300, polishRows = 20_000, ending = 'settled' } = task;
  const random = randomStream(seed, 'k-means', k, restart);
  const { centroids, distinct } = steps.seed(k, random);
  if (ending === 'sketched' && distinct === k) {
    const sketch = steps.glide(centroids, {
      maxIterations: Math.min(SKETCH.iterations, maxIterations),
      still: SKETCH.still,
    });
    return { ...sketch, restart, distinct };
  }
  const fit = steps.iterate(centroids, maxIterations);
  if (distinct < k || rows > polishRows) return { ...fit, restart, distinct };
  const attempts = rows <= SMALL ? 8 : 1;
  return { ...improve(steps, fit, { maxIterations, attempts, random }), restart, distinct };
}

/** Iterations of a sketch, and the share of rows that may still change when there are fewer. */
const SKETCH = { iterations: 5, still: 0.01 };

const SMALL = 2000;

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
