import type { GlideEnd } from './glide.ts';
import { polish } from './improve-fit.ts';
import type { RestartFit } from './k-means.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Matrix } from './matrix.ts';
import { type WeighedCentroids, clusterWeights, mergeCentroids } from './merge-centroids.ts';
import { promisingSwaps, repairs, withSwaps } from './promising-swaps.ts';
import type { WeighedSwaps } from './weigh-swaps.ts';

/** A fit of the rows that restarts look at, good enough to be tried on all. */
export type Finalist = Pick<KMeansFit, 'centroids' | 'inertia'>;

/** What restarts come to together. */
export interface Crossed {
  /** The best and those it left behind that are near it and differ from each other, the best first. */
  readonly finalists: readonly Finalist[];
  /** Whether other optima are near the best, so that it is worth to look for a better one on all rows. */
  readonly isContested: boolean;
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
    finalists: finalistsOf(search.found),
    isContested: search.isContested,
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
  /** The swaps of the best, once they are weighed. */
  weighed: WeighedSwaps | undefined;
  isContested: boolean;
}

/** Iterations after a crossing or a swap, and the share of rows that may still change when there are fewer. */
const FEW = 6;
const STILL = 0.01;

/** Relative difference of inertia from where on two fits differ. */
const DIFFERENT = 1e-4;

/** Fits that have to come to the same optimum as the best. */
const CONFIRMED = 3;

/** Swaps that may fail, one that ends further away than `far` counting as two; near makes the best contested. */
const PATIENCE = { clear: 4, contested: 8 };
const NEAR = 0.005;
const FAR = 0.015;

/** Attempts with the same cluster on the same side. */
const MOST_ALIKE = 2;

/** Finalists at most. */
const MOST = 4;

function take(search: Search, fit: KMeansFit): void {
  search.best = fit;
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
  const weighed = ({ centroids, labels }: KMeansFit): WeighedCentroids => ({
    centroids,
    sizes: clusterWeights(labels, centroids.rows, weights),
  });
  let confirmed = 0;
  let isBetter = false;
  while (waiting.length > 0 && confirmed < enough) {
    const other = waiting.shift()!;
    if (other.inertia < search.best.inertia * (1 + DIFFERENT)) {
      confirmed++;
      continue;
    }
    const { inertia } = search.best;
    const crossed = steps.glide(mergeCentroids(weighed(search.best), weighed(other)), end);
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

function finalistsOf(found: readonly KMeansFit[]): readonly Finalist[] {
  const chosen: KMeansFit[] = [];
  for (const fit of found.toSorted((a, b) => a.inertia - b.inertia)) {
    const last = chosen.at(-1);
    const differs = last === undefined || fit.inertia > last.inertia * (1 + DIFFERENT);
    if (differs && fit.inertia <= (chosen[0] ?? fit).inertia * (1 + WITHIN)) chosen.push(fit);
    if (chosen.length === MOST) break;
  }
  return chosen;
}

/**
 * The best of some finalists on all rows. Each glides from its centroids, and is given up when it is 0.05 %
 * behind after six iterations, beside what the best gained after as many; the best is crossed with those that were not.
 * Where it is contested, the swaps that promise most are tried: a sample may hide what all rows show. In the
 * end the best goes on to a fixed point of Lloyd's iteration and of single-row moves.
 * O((finalists + swaps) × iterations × rows × k × columns).
 */
export function settleFinalists(
  steps: KMeansSteps,
  { finalists, isContested }: Crossed,
  { maxIterations, weights }: { readonly maxIterations: number; readonly weights: Float64Array | undefined },
): KMeansFit {
  const settling: Settling = { steps, maxIterations };
  const counted = ({ centroids, labels }: KMeansFit): WeighedCentroids => ({
    centroids,
    sizes: clusterWeights(labels, centroids.rows, weights),
  });
  const settled = settleEach(settling, finalists);
  let best = settled[0]!;
  for (const other of settled.slice(1)) {
    if (other.inertia < best.inertia * (1 + DIFFERENT / 2)) continue;
    const crossed = steps.glide(mergeCentroids(counted(best), counted(other)), {
      maxIterations,
      still: LITTLE,
    });
    if (crossed.inertia < best.inertia) best = crossed;
  }
  if (isContested && best.inertia > 0 && best.centroids.rows > 1) best = swapOnAll(settling, best);
  return polish(steps, steps.iterate(best.centroids, maxIterations), maxIterations);
}

interface Settling {
  readonly steps: KMeansSteps;
  readonly maxIterations: number;
}

/** As `STILL`, on all rows. */
const LITTLE = 0.002;

const HOPELESS = 1.0005;

/** The fits of the finalists that were not given up, the best first. */
function settleEach(settling: Settling, finalists: readonly Finalist[]): readonly KMeansFit[] {
  const settled: KMeansFit[] = [];
  let best: KMeansFit | undefined;
  let gained = 0;
  for (const { centroids } of finalists) {
    const begun = begin(settling, centroids);
    if (best !== undefined && begun.inertia - gained > best.inertia * HOPELESS) continue;
    const fit = goOn(settling, begun);
    if (best === undefined || fit.inertia < best.inertia) {
      gained = begun.inertia - fit.inertia;
      best = fit;
    }
    settled.push(fit);
  }
  return settled.sort((a, b) => a.inertia - b.inertia);
}

function begin({ steps, maxIterations }: Settling, centroids: Matrix): KMeansFit {
  return steps.glide(centroids, { maxIterations: Math.min(FEW, maxIterations), still: LITTLE });
}

function goOn({ steps, maxIterations }: Settling, begun: KMeansFit): KMeansFit {
  if (begun.iterations < Math.min(FEW, maxIterations)) return begun;
  return steps.glide(begun.centroids, { maxIterations, still: LITTLE });
}

function swapOnAll(settling: Settling, start: KMeansFit): KMeansFit {
  let best = start;
  for (let improved = true; improved;) {
    improved = false;
    const weighed = settling.steps.weighSwaps(best);
    const split = new Map<number, number>();
    let failed = 0;
    for (const swap of promisingSwaps(weighed)) {
      if (failed >= ATTEMPTS) break;
      if (timesOf(split, swap.split) >= MOST_ALIKE) continue;
      split.set(swap.split, timesOf(split, swap.split) + 1);
      failed++;
      const begun = begin(settling, withSwaps(best, weighed, [swap]));
      if (begun.inertia > best.inertia * WITHIN_REACH) continue;
      const fit = goOn(settling, begun);
      if (fit.inertia >= best.inertia * (1 - DIFFERENT)) continue;
      best = fit;
      improved = true;
      break;
    }
  }
  return best;
}

/** Swaps on all rows that may fail. */
const ATTEMPTS = 3;

/** What more iterations may still gain after some from a swap. */
const WITHIN_REACH = 1.002;
