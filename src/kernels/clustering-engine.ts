import { randomStream, sampleIndices } from '../base/random.ts';
import { crossFits, settleFinalists } from './finish-fits.ts';
import { type KMeansEngine, type RestartEnding, type RestartFit, bestFit, kMeansRestart } from './k-means.ts';
import { type KMeansSteps, referenceSteps } from './k-means-steps.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';
import { mlKMeansRestart } from './ml-kmeans-engine.ts';
import { SILHOUETTE_PARTS, silhouettePart, silhouetteWidths } from './silhouette-parts.ts';
import { type DistancesToCells, distancesToCells } from './sampled-silhouette.ts';

/** Up to this many rows each restart is improved by itself; above it restarts are sketches, of which `finish` makes the best. */
export const IMPROVED_ROWS = 2000;

/** Above this many rows, the best restart of a sample gets some iterations over all rows and nothing more. */
export const FINISHED_ROWS = 100_000;

/** Hundreds of iterations in which a handful of a million rows move lower the inertia by some 0.01 %. */
const LARGE_ITERATIONS = 50;

/** How restarts on so many rows end when `finish` follows. */
export const restartEnding = (rows: number): RestartEnding => (rows > IMPROVED_ROWS ? 'sketched' : 'settled');

/** What makes partitions and judges them. Engines of Strata give the same labels; they differ in time. */
export interface ClusteringEngine {
  /** How many of so many rows restarts look at. */
  readonly sampleRows: (rows: number) => number;
  /** One restart on the rows of {@link restartRows}, ending as {@link restartEnding} says. */
  readonly restart: KMeansEngine;
  /** Makes the partition of all rows out of all restarts: {@link finishWith}. */
  readonly finish: (matrix: Matrix, fits: readonly RestartFit[], task: FitTask) => RestartFit;
  /** One of the parts of exact silhouettes, see {@link silhouettePart}. */
  readonly silhouettePart: (matrix: Matrix, labelings: readonly Labels[], part: number) => Float64Array;
  /** The distances that a sampled silhouette rests on, see `sampled-silhouette.ts`. */
  readonly distancesToCells: DistancesToCells;
}

/** A partition to be found. */
export interface FitTask {
  readonly k: number;
  readonly seed: number;
  /** Default 300. */
  readonly maxIterations?: number;
  /** How often each row counts, at least 0; once each when absent. */
  readonly weights?: Float64Array;
}

/** Plain TypeScript. */
export const referenceEngine: ClusteringEngine = {
  sampleRows: sketchRows,
  restart: kMeansRestart,
  finish: (matrix, fits, task) => finishWith(referenceSteps, matrix, fits, task),
  silhouettePart,
  distancesToCells,
};

/** The package ml-kmeans for restarts, the best of which is taken as it is up to 20,000 rows; plain TypeScript for the rest. */
export const mlKMeansEngine: ClusteringEngine = {
  sampleRows: (rows) => Math.min(rows, MOST_SAMPLED),
  restart: mlKMeansRestart,
  finish: (matrix, fits, task) => onAllRows(referenceSteps, matrix, bestFit(fits), task),
  silhouettePart,
  distancesToCells,
};

/** Sketches look at half of the rows, but at 5,000 or all, and at no more than 20,000: finalists see the others. */
export function sketchRows(rows: number): number {
  return Math.min(rows, MOST_SAMPLED, Math.max(LEAST_SAMPLED, Math.ceil(rows / 2)));
}

const LEAST_SAMPLED = 5000;
const MOST_SAMPLED = 20_000;

/** A matrix for restarts, and its weights. */
export interface RestartRows {
  readonly matrix: Matrix;
  readonly weights?: Float64Array;
}

/** The rows that restarts of an engine look at: all of them while they are few, a seeded sample beyond. O(rows). */
export function restartRows(
  { sampleRows }: Pick<ClusteringEngine, 'sampleRows'>,
  matrix: Matrix,
  { seed, weights }: Pick<FitTask, 'seed' | 'weights'>,
): RestartRows {
  const count = sampleRows(matrix.rows);
  if (count === matrix.rows) return weights === undefined ? { matrix } : { matrix, weights };
  const rows = sampleIndices(matrix.rows, count, randomStream(seed, 'rows for restarts'));
  const sample = { matrix: selectRows(matrix, rows) };
  return weights === undefined
    ? sample
    : { ...sample, weights: Float64Array.from(rows, (row) => weights[row]!) };
}

/**
 * Restarts on {@link restartRows}, made the partition of all rows. Up to {@link IMPROVED_ROWS} rows the best of
 * them is it. Beyond, they are sketches: {@link crossFits} makes finalists of them, and {@link settleFinalists}
 * the partition; above {@link FINISHED_ROWS} rows the first finalist gets at most 50 iterations over all rows, so
 * `converged` may be false. Never worse than the best restart where restarts saw all rows. Same task, same bytes,
 * whatever engine makes the steps. O(iterations × rows × k × columns).
 */
export function finishWith(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
  matrix: Matrix,
  fits: readonly RestartFit[],
  task: FitTask,
): RestartFit {
  const { k, maxIterations = 300, weights } = task;
  const best = bestFit(fits);
  if (matrix.rows <= IMPROVED_ROWS || best.distinct < k) return onAllRows(stepsOf, matrix, best, task);
  const sample = restartRows({ sampleRows: sketchRows }, matrix, task);
  const finalists = crossFits(stepsOf(sample.matrix, sample.weights), fits, sample.weights);
  const steps = stepsOf(matrix, weights);
  if (matrix.rows > FINISHED_ROWS) {
    const limit = Math.min(maxIterations, LARGE_ITERATIONS);
    return { ...best, ...steps.iterate(finalists[0]!.centroids, limit) };
  }
  return { ...best, ...settleFinalists(steps, finalists, maxIterations) };
}

function onAllRows(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
  matrix: Matrix,
  fit: RestartFit,
  { maxIterations = 300, weights }: FitTask,
): RestartFit {
  if (fit.labels.length === matrix.rows) return fit;
  const limit = matrix.rows > FINISHED_ROWS ? Math.min(maxIterations, LARGE_ITERATIONS) : maxIterations;
  return { ...fit, ...stepsOf(matrix, weights).iterate(fit.centroids, limit) };
}

/** The best of `restarts` restarts, finished, in place: what the stages do on their pool. */
export function fitKMeans(
  engine: ClusteringEngine,
  matrix: Matrix,
  task: FitTask & { readonly restarts: number },
): RestartFit {
  const { k, seed, restarts, maxIterations = 300 } = task;
  const rows = restartRows(engine, matrix, task);
  const given = rows.weights === undefined ? {} : { weights: rows.weights };
  const ending = restartEnding(matrix.rows);
  const fits = Array.from({ length: restarts }, (_, restart) =>
    engine.restart(rows.matrix, { k, seed, restart, maxIterations, ending, ...given }),
  );
  return engine.finish(matrix, fits, task);
}

/** Exact silhouette widths of all rows in several labellings, in place: one array per labelling. O(rows² × columns). */
export function exactSilhouettes(
  engine: ClusteringEngine,
  matrix: Matrix,
  labelings: readonly Labels[],
): Float64Array[] {
  const parts = Array.from({ length: SILHOUETTE_PARTS }, (_, part) =>
    engine.silhouettePart(matrix, labelings, part),
  );
  return silhouetteWidths(labelings, parts);
}
