import type { Random } from '../base/random.ts';
import { polish } from './improve-fit.ts';
import type { RestartFit } from './k-means.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import { clusterWeights, mergeCentroids } from './merge-centroids.ts';

/** A fit of the rows that restarts look at, good enough to be tried on all. */
export type Finalist = Pick<KMeansFit, 'centroids' | 'inertia'>;

/** What restarts are crossed with. */
export interface Crossing {
  /** How often each row counts; once each when absent. */
  readonly weights: Float64Array | undefined;
  /** Attempts to swap a centroid that may fail in a row. */
  readonly patience: number;
  /** Fits to be given back at most. */
  readonly finalists: number;
  readonly random: Random;
}

/**
 * The best of some restarts, crossed with each of the others in turn: {@link mergeCentroids} and a few iterations
 * of Lloyd, kept when it is better than the best so far. Optima that no restart reaches by itself, because each has
 * some clusters right, are reached by a few of them together. Centroids of the best are then swapped, until
 * `patience` attempts have failed. Returns the best and those it left behind that are near it and differ from each
 * other, at most `finalists`, the best first. O(fits × iterations × rows × k × columns).
 */
export function crossFits(
  steps: KMeansSteps,
  fits: readonly RestartFit[],
  { weights, patience, finalists, random }: Crossing,
): readonly Finalist[] {
  const ordered = fits.toSorted((a, b) => a.inertia - b.inertia || a.restart - b.restart);
  const found: KMeansFit[] = [...ordered];
  let best: KMeansFit = ordered[0]!;
  for (const other of ordered.slice(1)) {
    if (other.inertia < best.inertia * (1 + DIFFERENT)) continue;
    const crossed = steps.iterate(mergeCentroids(weighed(best, weights), weighed(other, weights)), FEW);
    if (!(crossed.inertia < best.inertia)) continue;
    best = crossed;
    found.push(crossed);
  }
  const most = best.centroids.rows === 1 || best.inertia === 0 ? 0 : patience;
  for (let failed = 0; failed < most; failed++) {
    const swapped = steps.iterate(steps.swap(best, failed, random), FEW);
    if (!(swapped.inertia < best.inertia * (1 - DIFFERENT))) continue;
    best = swapped;
    found.push(swapped);
    failed = -1;
  }
  return bestOf(found, finalists);
}

/** Iterations after a crossing: the rest of the way is gone by the finalists alone. */
const FEW = 4;

/** Relative distances in inertia: from where on two fits differ, and up to where one may overtake on all rows. */
const DIFFERENT = 1e-4;
const NEAR = 0.01;

function weighed({ centroids, labels }: KMeansFit, weights: Float64Array | undefined) {
  return { centroids, sizes: clusterWeights(labels, centroids.rows, weights) };
}

function bestOf(found: readonly KMeansFit[], most: number): readonly Finalist[] {
  const chosen: KMeansFit[] = [];
  for (const fit of found.toSorted((a, b) => a.inertia - b.inertia)) {
    const last = chosen.at(-1);
    const differs = last === undefined || fit.inertia > last.inertia * (1 + DIFFERENT);
    if (differs && fit.inertia <= (chosen[0] ?? fit).inertia * (1 + NEAR)) chosen.push(fit);
    if (chosen.length === most) break;
  }
  return chosen;
}

/**
 * The best of some finalists on all rows: Lloyd from the centroids of each, given up when it is 0.05 % behind after
 * six iterations, beside what the best gained after as many; and single-row moves for the best in the end. A sample may hide
 * what all rows show: `attempts` are made to swap a centroid, one where there was but one finalist. O((finalists + swaps) × iterations × rows × k × columns).
 */
export function settleFinalists(
  steps: KMeansSteps,
  candidates: readonly Finalist[],
  { maxIterations, attempts, random }: Settling,
): KMeansFit {
  let best: KMeansFit | undefined;
  let gained = 0;
  for (const { centroids } of candidates) {
    const start = steps.iterate(centroids, Math.min(SOME, maxIterations));
    if (best !== undefined && start.inertia > best.inertia * HOPELESS + gained) continue;
    const fit = continued(steps, start, maxIterations);
    if (best !== undefined && fit.inertia >= best.inertia) continue;
    gained = start.inertia - fit.inertia;
    best = fit;
  }
  const most = best!.inertia === 0 || best!.centroids.rows === 1 ? 0 : attempts;
  const some = candidates.length < 2 ? Math.min(1, most) : most;
  return polish(steps, swapped(steps, best!, { maxIterations, attempts: some, random }), maxIterations);
}

/** How far the best of finalists is settled. */
export interface Settling {
  readonly maxIterations: number;
  /** Attempts to swap a centroid. */
  readonly attempts: number;
  readonly random: Random;
}

function swapped(
  steps: KMeansSteps,
  settled: KMeansFit,
  { maxIterations, attempts, random }: Settling,
): KMeansFit {
  let best = settled;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = steps.iterate(steps.swap(best, attempt, random), Math.min(SOME, maxIterations));
    if (start.inertia > best.inertia * WITHIN_REACH) continue;
    const fit = continued(steps, start, maxIterations);
    if (fit.inertia < best.inertia) best = fit;
  }
  return best;
}

/** What Lloyd may still gain after some iterations from a swap. */
const WITHIN_REACH = 1.002;

const SOME = 6;
const HOPELESS = 1.0005;

function continued(steps: KMeansSteps, start: KMeansFit, maxIterations: number): KMeansFit {
  if (start.converged || start.iterations >= maxIterations) return start;
  const rest = steps.iterate(start.centroids, maxIterations - start.iterations);
  return { ...rest, iterations: start.iterations + rest.iterations };
}
