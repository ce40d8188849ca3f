import { randomStream } from '../base/random.ts';
import { type Finalist, crossFits } from './cross-fits.ts';
import { EVOLVED_ROWS, evolveRestarts, isOpen, uniteRivals } from './evolve-fits.ts';
import { polish } from './improve-fit.ts';
import { type RestartFit, bestFit, restartWith } from './k-means.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import type { Matrix } from './matrix.ts';
import { clusterWeights } from './merge-centroids.ts';
import { FINISHED_ROWS, restartRows, sampleOf, sketchRows, weighed } from './restart-rows.ts';
import type { WeighedRows } from './row-chunks.ts';
import { type SettleOptions, crossSettled, settleFinalists } from './settle-finalists.ts';

/** Some of the restarts of a partition, to be searched together. */
export interface SearchTask {
  readonly k: number;
  readonly seed: number;
  readonly restarts: readonly number[];
  /** Default 300. */
  readonly maxIterations?: number;
  /** How often each row counts, at least 0; once each when absent. */
  readonly weights?: Float64Array;
  /** What restarts look at, which is {@link restartRows} again when absent. */
  readonly sample?: WeighedRows;
}

/** What some restarts come to together: on all rows, on the sample beyond {@link FINISHED_ROWS}. */
export interface SearchFit extends Finalist {
  readonly restarts: readonly Pick<RestartFit, 'restart' | 'inertia' | 'distinct'>[];
  /** Others that differ from it, where generations of fits were crossed; none elsewhere. */
  readonly rivals: readonly Finalist[];
}

/** The search for a partition in two steps, the first of which may run on several threads. */
export interface OptimumSearch {
  readonly search: (matrix: Matrix, task: SearchTask) => SearchFit;
  readonly unite: (
    matrix: Matrix,
    found: readonly SearchFit[],
    task: Omit<SearchTask, 'restarts'>,
  ) => RestartFit;
}

/** Restarts dealt to two searches, or to one when there are too few to cross. */
export function dealRestarts(restarts: number): readonly (readonly number[])[] {
  const all = Array.from({ length: restarts }, (_, restart) => restart);
  if (restarts < LEAST_DEALT) return [all];
  return [0, 1].map((side) => all.filter((restart) => restart % 2 === side));
}

const LEAST_DEALT = 4;

/** Beyond {@link FINISHED_ROWS}, rows to finish on, and iterations there: what came after them, the passes over all rows would undo. */
const FINISH_SAMPLE = { rows: 50_000, iterations: 30, still: 0.001 };

/**
 * Restarts are sketches of {@link restartRows}; {@link crossFits} makes finalists of those that are searched together, and
 * {@link settleFinalists} a partition of all rows, or {@link evolveRestarts} where restarts lie close together and none is
 * sure to be the best. The best such partition, crossed with the others, is brought to a fixed point. Above
 * {@link FINISHED_ROWS} rows searches stay on the sample, and the result is a partition of a seeded sample of 50,000, by at
 * most 30 iterations: a beginning for `passesOverAll`. Same task, same bytes, whatever engine makes the steps and wherever
 * searches run. O(iterations × rows × k × columns).
 */
export function optimumSearch(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
): OptimumSearch {
  return {
    search: (matrix, task) => {
      const { k, seed, maxIterations = 300, weights } = task;
      const sample = sampleFor(matrix, task);
      const steps = stepsOf(sample.matrix, sample.weights);
      const fits = task.restarts.map((restart) =>
        restartWith(steps, sample.matrix.rows, { k, seed, restart, maxIterations, ending: 'sketched' }),
      );
      const restarts = fits.map(({ restart, inertia, distinct }) => ({ restart, inertia, distinct }));
      const best = bestFit(fits);
      if (best.distinct < k) {
        const { centroids, inertia, labels } = best;
        return { restarts, centroids, inertia, sizes: clusterWeights(labels, k, sample.weights), rivals: [] };
      }
      const crossed = crossFits(steps, fits, sample.weights);
      if (matrix.rows > FINISHED_ROWS) return { restarts, ...crossed.finalists[0]!, rivals: [] };
      const all = stepsOf(matrix, weights);
      const options = { maxIterations, weights };
      if (matrix.rows > EVOLVED_ROWS || !isOpen(crossed, k)) {
        return { restarts, ...settleFinalists(all, crossed.finalists, options), rivals: [] };
      }
      const [first, ...rivals] = evolveRestarts(all, fits, crossed, options);
      return { restarts, ...first!, rivals };
    },
    unite: (matrix, found, task) => {
      const { k, seed, maxIterations = 300, weights } = task;
      const { restart, distinct } = bestFit(found.flatMap(({ restarts }) => restarts));
      const ordered = found.toSorted((a, b) => a.inertia - b.inertia);
      if (distinct < k) {
        const steps = stepsOf(matrix, weights);
        return { restart, distinct, ...steps.iterate(ordered[0]!.centroids, maxIterations) };
      }
      if (matrix.rows <= FINISHED_ROWS) {
        const steps = stepsOf(matrix, weights);
        const { centroids } = uniteOnAll(steps, ordered, { maxIterations, weights });
        const fit = polish(steps, steps.iterate(centroids, maxIterations), maxIterations);
        return { restart, distinct, ...fit };
      }
      const sample = sampleFor(matrix, task);
      const steps = stepsOf(sample.matrix, sample.weights);
      const { centroids } = crossSettled(steps, ordered, { maxIterations, weights: sample.weights });
      const random = randomStream(seed, 'rows to finish');
      const larger = sampleOf(weighed(matrix, weights), FINISH_SAMPLE.rows, true, random);
      const end = {
        maxIterations: Math.min(maxIterations, FINISH_SAMPLE.iterations),
        still: FINISH_SAMPLE.still,
      };
      const fit = stepsOf(larger.matrix, larger.weights).glide(centroids, end);
      return { restart, distinct, ...fit };
    },
  };
}

function uniteOnAll(steps: KMeansSteps, ordered: readonly SearchFit[], options: SettleOptions): Finalist {
  const rivals = ordered.flatMap((each) => each.rivals);
  if (rivals.length === 0) return crossSettled(steps, ordered, options);
  return uniteRivals(steps, [...ordered, ...rivals], options);
}

function sampleFor(matrix: Matrix, task: Omit<SearchTask, 'restarts'>): WeighedRows {
  return task.sample ?? restartRows({ sampleRows: sketchRows, takesWeights: true }, matrix, task);
}
