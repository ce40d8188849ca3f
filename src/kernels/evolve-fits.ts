import { type Crossed, DIFFERENT, type Finalist, weigh } from './cross-fits.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Matrix } from './matrix.ts';
import { mergeCentroids } from './merge-centroids.ts';
import type { SettleOptions } from './settle-finalists.ts';

/** Up to this many rows generations of fits see all of them: on a sample, what crossing finds is lost again on the way to all. */
export const EVOLVED_ROWS = 20_000;

/**
 * Whether optima lie so close together that a lower one than was found is likely, and far enough apart that it is worth to
 * look for. Restarts in a cloud spread over about a thousandth of its inertia for each cluster, and end near the best in
 * several places, but with few clusters; where clusters are there to be found, restarts that miss some lie further apart.
 */
export function isOpen({ isContested, spread }: Pick<Crossed, 'isContested' | 'spread'>, k: number): boolean {
  return spread > LEAST_SPREAD * k && spread < (isContested ? MOST_SPREAD : MOST_UNCONTESTED);
}

/** Of restarts, relative to the best inertia; the least for each cluster: below it there is little to gain. */
const LEAST_SPREAD = 0.0005;
const MOST_SPREAD = 0.02;
const MOST_UNCONTESTED = 0.004;

/**
 * The restarts that are near the best, and what crossing made of them, on all rows, whatever sample they come from, and
 * {@link evolve}d there. The best, and the best that differs from it. O(fits² × iterations × rows × k × columns).
 */
export function evolveRestarts(
  steps: KMeansSteps,
  restarts: readonly KMeansFit[],
  { finalists }: Crossed,
  options: SettleOptions,
): readonly Finalist[] {
  const most = finalists[0]!.inertia * (1 + NEAR);
  const near = [...finalists, ...restarts].filter(({ inertia }) => inertia <= most);
  const begun = near.map(({ centroids }) => glided(steps, centroids, options));
  return evolve(steps, begun, options).slice(0, KEPT);
}

/** The best of what several searches kept, crossed on all rows. O(fits² × iterations × rows × k × columns). */
export function uniteRivals(steps: KMeansSteps, kept: readonly Finalist[], options: SettleOptions): Finalist {
  return evolve(steps, kept, options)[0]!;
}

/** How far behind the best a restart may be to take part, and how many a search keeps. */
const NEAR = 0.025;
const KEPT = 2;

/** Fits of a generation, and generations at most. */
const FITS = 3;
const GENERATIONS = 5;

/** Iterations of a fit, and the share of rows that may still change when there are fewer. */
const ITERATIONS = 20;
const STILL = 0.002;

/**
 * Generations of fits of the same rows: every two of one are crossed ({@link mergeCentroids} and some iterations), and the
 * best of parents and children that differ are the next, until one brings nothing lower (Fränti 2000; Gribel & Vidal
 * 2019). Where data have no clusters, optima lie close together in great number, and crossing those of several starts
 * finds lower ones than as much time spent on more starts. Best first.
 */
function evolve(steps: KMeansSteps, fits: readonly Finalist[], options: SettleOptions): readonly Finalist[] {
  const known = new Set<Finalist>();
  let parents = fittest(fits);
  for (let generation = 0; generation < GENERATIONS; generation++) {
    const children = pairsOf(parents)
      .filter(([one, other]) => !known.has(one) || !known.has(other))
      .map(([one, other]) => glided(steps, mergeCentroids(one, other), options));
    for (const parent of parents) known.add(parent);
    const { inertia } = parents[0]!;
    parents = fittest([...parents, ...children]);
    if (!(parents[0]!.inertia < inertia * (1 - LEAST_GAIN))) break;
  }
  return parents;
}

/** Relative. */
const LEAST_GAIN = 1e-4;

function glided(steps: KMeansSteps, centroids: Matrix, { maxIterations, weights }: SettleOptions): Finalist {
  const end = { maxIterations: Math.min(ITERATIONS, maxIterations), still: STILL };
  return weigh(steps.glide(centroids, end), weights);
}

function pairsOf(fits: readonly Finalist[]): readonly (readonly [Finalist, Finalist])[] {
  return fits.flatMap((one, at) => fits.slice(at + 1).map((other) => [one, other] as const));
}

/** The best, without those that come to the inertia of a better one. */
function fittest(fits: readonly Finalist[]): readonly Finalist[] {
  const chosen: Finalist[] = [];
  for (const fit of fits.toSorted((a, b) => a.inertia - b.inertia)) {
    const last = chosen.at(-1);
    if (last === undefined || fit.inertia > last.inertia * (1 + DIFFERENT)) chosen.push(fit);
    if (chosen.length === FITS) break;
  }
  return chosen;
}
