import { DIFFERENT, FEW, type Finalist, weigh } from './cross-fits.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import { mergeCentroids } from './merge-centroids.ts';

/** How far to go, and how often each row counts. */
export interface SettleOptions {
  readonly maxIterations: number;
  readonly weights: Float64Array | undefined;
}

/**
 * The best of some finalists on all rows. Each glides from its centroids for a few iterations, which is to within reach of a
 * fixed point; those that are still 0.05 % behind are left, and the best is crossed with the others.
 * O(finalists × iterations × rows × k × columns).
 */
export function settleFinalists(
  steps: KMeansSteps,
  finalists: readonly Finalist[],
  options: SettleOptions,
): Finalist {
  const { maxIterations, weights } = options;
  const end = { maxIterations: Math.min(FEW, maxIterations), still: LITTLE };
  const settled = finalists
    .map(({ centroids }) => weigh(steps.glide(centroids, end), weights))
    .sort((a, b) => a.inertia - b.inertia);
  const most = settled[0]!.inertia * HOPELESS;
  return crossSettled(
    steps,
    settled.filter(({ inertia }, at) => at === 0 || inertia <= most),
    options,
  );
}

/**
 * The first of some fits that were settled on these rows, the best, crossed with the others.
 * O(fits × iterations × rows × k × columns).
 */
export function crossSettled(
  steps: KMeansSteps,
  settled: readonly Finalist[],
  { maxIterations, weights }: SettleOptions,
): Finalist {
  let best = settled[0]!;
  for (const other of settled.slice(1)) {
    if (other.inertia < best.inertia * (1 + DIFFERENT / 2)) continue;
    const crossed = steps.glide(mergeCentroids(best, other), { maxIterations, still: LITTLE });
    if (crossed.inertia < best.inertia) best = weigh(crossed, weights);
  }
  return best;
}

/** As `STILL`, on all rows. */
const LITTLE = 0.002;

const HOPELESS = 1.0005;
