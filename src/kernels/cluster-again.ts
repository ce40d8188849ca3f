import type { KMeansSteps } from './k-means-steps.ts';
import { restartWith } from './k-means.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Matrix } from './matrix.ts';

/** How data that resemble some already clustered are clustered. */
export interface ClusteringAgain {
  /** Centroids of the partition asked about, k × columns: the warm start. */
  readonly centroids: Matrix;
  readonly seed: number;
  /** Greedy k-means++ starts beside the warm one, at most. */
  readonly freshStarts: number;
}

/** What was found; `distinct` below k says that there are fewer distinct rows than clusters. */
export interface ClusteredAgain extends KMeansFit {
  readonly distinct: number;
}

/**
 * The best of Lloyd's iteration from given centroids and from fresh starts, ties to the given ones. A warm
 * start alone stays in its basin, and every figure of stability that rests on it overstates: fresh starts go
 * on until two of them have come as low as the best (within 1e-5 of its inertia) or `freshStarts` are spent.
 * Same input, same bytes. O(starts × iterations × rows × k × columns).
 */
export function clusterAgain(steps: KMeansSteps, rows: number, task: ClusteringAgain): ClusteredAgain {
  const { centroids, seed, freshStarts } = task;
  const k = centroids.rows;
  let best: KMeansFit = steps.iterate(centroids, MOST_ITERATIONS);
  let confirmed = 0;
  for (let restart = 0; restart < freshStarts && confirmed < ENOUGH; restart++) {
    const fresh = restartWith(steps, rows, { k, seed, restart, polishRows: 0 });
    if (fresh.distinct < k) return { ...best, distinct: fresh.distinct };
    if (fresh.inertia < best.inertia * (1 - SAME)) confirmed = 0;
    if (fresh.inertia <= best.inertia * (1 + SAME)) confirmed++;
    if (fresh.inertia < best.inertia) best = fresh;
  }
  return { ...best, distinct: k };
}

const MOST_ITERATIONS = 300;

/** Fresh starts that have to agree with the best. */
const ENOUGH = 2;

/** Relative difference of inertia that a few rows on a border make. */
const SAME = 1e-5;
