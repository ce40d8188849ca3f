import { type Crossed, DIFFERENT, FEW, type Finalist, weigh } from './cross-fits.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Matrix } from './matrix.ts';
import { mergeCentroids } from './merge-centroids.ts';
import { promisingSwaps, withSwaps } from './promising-swaps.ts';

/** How far to go, and how often each row counts. */
export interface SettleOptions {
  readonly maxIterations: number;
  readonly weights: Float64Array | undefined;
}

/**
 * The best of some finalists on all rows. Each glides from its centroids, and is given up when it is 0.05 %
 * behind after six iterations, beside what the best gained after as many; the best is crossed with those that were not.
 * Where it is contested, the swap that promises most is tried: a sample may hide what all rows show.
 * O((finalists + swaps) × iterations × rows × k × columns).
 */
export function settleFinalists(
  steps: KMeansSteps,
  { finalists, isContested }: Pick<Crossed, 'finalists' | 'isContested'>,
  { maxIterations, weights }: SettleOptions,
): Finalist {
  const settling: Settling = { steps, maxIterations };
  const settled = settleEach(settling, finalists);
  let best = settled[0]!;
  for (const other of settled.slice(1)) {
    const crossed = crossOnAll(settling, weigh(best, weights), weigh(other, weights));
    if (crossed !== undefined) best = crossed;
  }
  if (isContested && best.inertia > 0 && best.centroids.rows > 1) best = swapOnAll(settling, best);
  return weigh(best, weights);
}

/** The first of some fits that were settled on these rows, the best, crossed with the others. O(fits × iterations × rows × k × columns). */
export function crossSettled(
  steps: KMeansSteps,
  settled: readonly Finalist[],
  { maxIterations, weights }: SettleOptions,
): Finalist {
  let best = settled[0]!;
  for (const other of settled.slice(1)) {
    const crossed = crossOnAll({ steps, maxIterations }, best, other);
    if (crossed !== undefined) best = weigh(crossed, weights);
  }
  return best;
}

interface Settling {
  readonly steps: KMeansSteps;
  readonly maxIterations: number;
}

/** The two crossed, if that is better than the first and they differ. */
function crossOnAll(
  { steps, maxIterations }: Settling,
  best: Finalist,
  other: Finalist,
): KMeansFit | undefined {
  if (other.inertia < best.inertia * (1 + DIFFERENT / 2)) return undefined;
  const crossed = steps.glide(mergeCentroids(best, other), { maxIterations, still: LITTLE });
  return crossed.inertia < best.inertia ? crossed : undefined;
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

/** With the swap that promises most, and so on as long as that lowers the inertia. */
function swapOnAll(settling: Settling, start: KMeansFit): KMeansFit {
  for (let best = start; ;) {
    const weighed = settling.steps.weighSwaps(best);
    const [swap] = promisingSwaps(weighed);
    if (swap === undefined) return best;
    const begun = begin(settling, withSwaps(best, weighed, [swap]));
    if (begun.inertia > best.inertia * WITHIN_REACH) return best;
    const fit = goOn(settling, begun);
    if (fit.inertia >= best.inertia * (1 - DIFFERENT)) return best;
    best = fit;
  }
}

/** What more iterations may still gain after some from a swap. */
const WITHIN_REACH = 1.002;
