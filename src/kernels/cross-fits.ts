import type { GlideEnd } from './glide.ts';
import type { RestartFit } from './k-means.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import { type WeighedCentroids, clusterWeights, mergeCentroids } from './merge-centroids.ts';
import { promisingSwaps, repairs, withSwaps } from './promising-swaps.ts';
import type { WeighedSwaps } from './weigh-swaps.ts';

/** A fit that may become the partition, and may be crossed with another of the same rows. */
export interface Finalist extends WeighedCentroids {
  readonly inertia: number;
}

/** What is needed of a fit to cross it. O(rows). */
export function weigh(
  { centroids, labels, inertia }: KMeansFit,
  weights: Float64Array | undefined,
): Finalist {
  return { centroids, sizes: clusterWeights(labels, centroids.rows, weights), inertia };
}

/** What restarts come to together. */
export interface Crossed {
  /** The best and those it left behind that are near it and differ from each other, the best first. */
  readonly finalists: readonly Finalist[];
  /** Whether other optima are near the best, so that it is worth to look for a better one on all rows. */
  readonly isContested: boolean;
  /** How far above the best the restarts lie, in the middle and relative to it. */
  readonly spread: number;
}

/**
 * The best of some restarts, improved with what the others have found, on the rows that these looked at. Swaps that
 * lower its inertia at once are made; then it is crossed with each of the others in turn ({@link mergeCentroids} and a
 * few iterations): optima that no restart reaches by itself, because each has some clusters right, are reached by a few
 * of them together. Three that come to the same optimum are enough; then the swaps that promise most are
 * tried. Where one of them ends near, more are, and all crossings made: data without clear clusters get most of the
 * time. O(fits × iterations × rows × k × columns).
 */
export function crossFits(
  steps: KMeansSteps,
  fits: readonly RestartFit[],
  weights: Float64Array | undefined,
): Crossed {
  const ordered = fits.toSorted((a, b) => a.inertia - b.inertia || a.restart - b.restart);
  const search: Search = {
    steps,
    weights,
    end: { maxIterations: FEW, still: STILL },
    waiting: ordered.slice(1),
    found: [...ordered],
    best: ordered[0]!,
    finalist: undefined,
    weighed: undefined,
    isContested: false,
  };
  if (search.best.centroids.rows > 1 && search.best.inertia > 0) {
    repair(search);
    crossWith(search, CONFIRMED);
    trySwaps(search);
    if (search.isContested && crossWith(search, Infinity)) trySwaps(search);
  }
  return {
    finalists: finalistsOf(search.found).map((fit) => weigh(fit, weights)),
    isContested: search.isContested,
    spread: ordered[ordered.length >> 1]!.inertia / search.best.inertia - 1,
  };
}

interface Search {
  readonly steps: KMeansSteps;
  readonly weights: Float64Array | undefined;
  readonly end: GlideEnd;
  /** Restarts that the best was not crossed with. */
  readonly waiting: KMeansFit[];
  readonly found: KMeansFit[];
  best: KMeansFit;
  /** What is needed to cross the best, and its swaps, once they are weighed. */
  finalist: Finalist | undefined;
  weighed: WeighedSwaps | undefined;
  isContested: boolean;
}

/** Iterations after a crossing or a swap, and the share of rows that may still change when there are fewer. */
export const FEW = 6;
const STILL = 0.01;

/** Relative difference of inertia from where on two fits differ. */
export const DIFFERENT = 1e-4;

/** Fits that have to come to the same optimum as the best. */
const CONFIRMED = 3;

/** Swaps that may fail, one that ends further away than `far` counting as two; near makes the best contested. */
const PATIENCE = { clear: 3, contested: 5 };
const NEAR = 0.005;
const FAR = 0.015;

/** Attempts with the same cluster on the same side. */
const MOST_ALIKE = 2;

/** Finalists at most. */
const MOST = 2;

function take(search: Search, fit: KMeansFit): void {
  search.best = fit;
  search.finalist = undefined;
  search.weighed = undefined;
  search.found.push(fit);
}

function weighBest(search: Search): WeighedSwaps {
  search.weighed ??= search.steps.weighSwaps(search.best);
  return search.weighed;
}

function repair(search: Search): void {
  for (let round = 0; round < MOST_REPAIRS; round++) {
    const { steps, end, best } = search;
    const weighed = weighBest(search);
    const swaps = repairs(promisingSwaps(weighed));
    if (swaps.length === 0) return;
    const repaired = steps.glide(withSwaps(best, weighed, swaps), end);
    if (repaired.inertia >= best.inertia) return;
    take(search, repaired);
  }
}

const MOST_REPAIRS = 4;

/** Returns whether the best has become better. */
function crossWith(search: Search, enough: number): boolean {
  const { steps, weights, end, waiting } = search;
  let confirmed = 0;
  let isBetter = false;
  while (waiting.length > 0 && confirmed < enough) {
    const other = waiting.shift()!;
    if (other.inertia < search.best.inertia * (1 + DIFFERENT)) {
      confirmed++;
      continue;
    }
    const { inertia } = search.best;
    search.finalist ??= weigh(search.best, weights);
    const crossed = steps.glide(mergeCentroids(search.finalist, weigh(other, weights)), end);
    if (Math.abs(crossed.inertia - inertia) < inertia * DIFFERENT) confirmed++;
    if (crossed.inertia >= inertia) continue;
    if (crossed.inertia < inertia * (1 - DIFFERENT)) isBetter = true;
    take(search, crossed);
  }
  return isBetter;
}

function trySwaps(search: Search): void {
  while (swapOnce(search));
}

function swapOnce(search: Search): boolean {
  const { steps, end, best } = search;
  const weighed = weighBest(search);
  const removed = new Map<number, number>();
  const split = new Map<number, number>();
  let failed = 0;
  for (const swap of promisingSwaps(weighed)) {
    if (failed >= (search.isContested ? PATIENCE.contested : PATIENCE.clear)) return false;
    if (timesOf(removed, swap.removed) >= MOST_ALIKE || timesOf(split, swap.split) >= MOST_ALIKE) continue;
    removed.set(swap.removed, timesOf(removed, swap.removed) + 1);
    split.set(swap.split, timesOf(split, swap.split) + 1);
    const swapped = steps.glide(withSwaps(best, weighed, [swap]), end);
    const excess = swapped.inertia / best.inertia - 1;
    if (excess < -DIFFERENT) {
      take(search, swapped);
      search.isContested = true;
      return true;
    }
    if (excess > DIFFERENT && excess < NEAR) {
      search.found.push(swapped);
      search.isContested = true;
    }
    failed += excess > FAR ? 2 : 1;
  }
  return false;
}

function timesOf(counts: ReadonlyMap<number, number>, cluster: number): number {
  return counts.get(cluster) ?? 0;
}

/** Up to where another fit of a sample may overtake the best on all rows. */
const WITHIN = 0.01;

// Inertia is not a number where squares are beyond the greatest: that fit is one too.
function finalistsOf(found: readonly KMeansFit[]): readonly KMeansFit[] {
  const chosen: KMeansFit[] = [];
  for (const fit of found.toSorted((a, b) => a.inertia - b.inertia)) {
    const last = chosen.at(-1);
    const differs = last === undefined || fit.inertia > last.inertia * (1 + DIFFERENT);
    if (differs && !(fit.inertia > (chosen[0] ?? fit).inertia * (1 + WITHIN))) chosen.push(fit);
    if (chosen.length === MOST) break;
  }
  return chosen;
}
