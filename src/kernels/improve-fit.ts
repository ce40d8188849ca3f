import type { Random } from '../base/random.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Labels } from './matrix.ts';

/** How far to improve a fit. */
export interface Improvement {
  readonly maxIterations: number;
  /** Attempts to swap a centroid. */
  readonly attempts: number;
  readonly random: Random;
}

/**
 * A fit beyond Lloyd: single-row moves and Lloyd until neither changes anything, then attempts to swap
 * a centroid, each kept if it lowers the inertia, and given up if it is still 1 % behind after ten
 * iterations, or further behind at the end of Lloyd than single-row moves can mend. Never worse than `fit`. O(iterations × rows × k × columns).
 */
export function improve(
  steps: KMeansSteps,
  fit: KMeansFit,
  { maxIterations, attempts, random }: Improvement,
): KMeansFit {
  let best = polish(steps, fit, maxIterations);
  const tries = best.centroids.rows === 1 ? 0 : attempts;
  for (let attempt = 0; attempt < tries && best.inertia > 0; attempt++) {
    const start = steps.iterate(steps.swap(best, attempt, random), Math.min(FEW, maxIterations));
    if (start.inertia > best.inertia * HOPELESS) continue;
    const converged = steps.iterate(start.centroids, maxIterations);
    const reach = 1 + POLISHED / best.labels.length;
    if (converged.inertia > best.inertia * reach) continue;
    const other = polish(steps, converged, maxIterations);
    if (other.inertia < best.inertia * (1 - 1e-9)) best = other;
  }
  return best;
}

const FEW = 10;
const HOPELESS = 1.01;

/** Single-row moves lower the inertia by a few parts in as many as there are rows. */
const POLISHED = 10;

/** Single-row moves and Lloyd until neither changes anything; a fit that has not converged stays as it is. Never worse than `start`. O(iterations × rows × k × columns). */
export function polish(steps: KMeansSteps, start: KMeansFit, maxIterations: number): KMeansFit {
  let fit = start;
  let iterations = fit.iterations;
  while (fit.converged && iterations < maxIterations) {
    const labels = fit.labels.slice();
    const { moves, centroids } = steps.moveRows(labels, fit.centroids.rows);
    if (moves === 0) break;
    const moved = steps.iterate(centroids, maxIterations - iterations);
    iterations += moved.iterations;
    if (!(moved.inertia < fit.inertia)) break;
    fit = moved;
    if (areEqual(moved.labels, labels)) break;
  }
  return { ...fit, iterations };
}

/** Whether Lloyd left alone what single-row moves came to: they end with a pass that moves nothing, and would again. */
function areEqual(one: Labels, other: Labels): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
