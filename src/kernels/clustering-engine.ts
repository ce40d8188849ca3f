import { randomStream, sampleIndices } from '../base/random.ts';
import { improve } from './improve-fit.ts';
import { type KMeansEngine, type RestartFit, bestFit, kMeansRestart } from './k-means.ts';
import { type KMeansSteps, referenceSteps } from './k-means-steps.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';
import { mlKMeansRestart } from './ml-kmeans-engine.ts';
import { SILHOUETTE_PARTS, silhouettePart, silhouetteWidths } from './silhouette-parts.ts';
import { type DistancesToCells, distancesToCells } from './sampled-silhouette.ts';

/** Restarts look at no more rows than this; the best of them is then finished on all. */
export const SAMPLE_ROWS = 20_000;

/** Up to this many rows each restart is improved beyond Lloyd, above it the best of them alone. */
export const IMPROVED_ROWS = 2000;

/** Above this many rows, the best restart of a sample gets some iterations over all rows and nothing more. */
export const FINISHED_ROWS = 100_000;

/** Hundreds of iterations in which a handful of a million rows move lower the inertia by some 0.01 %. */
const LARGE_ITERATIONS = 50;

/** Attempts to swap a centroid of the best restart: the fewer the dearer they are and the less they find. */
const attemptsFor = (rows: number): number => Math.min(4, Math.max(1, Math.floor(15_000 / rows)));

/** What makes partitions and judges them. Engines of Strata give the same labels; they differ in time. */
export interface ClusteringEngine {
  /** One restart on the rows of {@link restartRows}. */
  readonly restart: KMeansEngine;
  /** Makes the best restart the partition of all rows: {@link finishWith}. */
  readonly finish: (matrix: Matrix, winner: RestartFit, task: FitTask) => RestartFit;
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
  restart: kMeansRestart,
  finish: (matrix, winner, task) => finishWith(referenceSteps, matrix, winner, task),
  silhouettePart,
  distancesToCells,
};

/** The package ml-kmeans for restarts, whose winner is taken as it is; plain TypeScript for the rest. */
export const mlKMeansEngine: ClusteringEngine = {
  restart: mlKMeansRestart,
  finish: (matrix, winner, task) => onAllRows(referenceSteps, matrix, winner, task),
  silhouettePart,
  distancesToCells,
};

/** A matrix for restarts, and its weights. */
export interface RestartRows {
  readonly matrix: Matrix;
  readonly weights?: Float64Array;
}

/** The rows that restarts look at: all of them up to {@link SAMPLE_ROWS}, a seeded sample of so many beyond. O(rows). */
export function restartRows(matrix: Matrix, { seed, weights }: FitTask): RestartRows {
  const given = weights === undefined ? {} : { weights };
  if (matrix.rows <= SAMPLE_ROWS) return { matrix, ...given };
  const rows = sampleIndices(matrix.rows, SAMPLE_ROWS, randomStream(seed, 'rows for restarts'));
  const sample = { matrix: selectRows(matrix, rows) };
  return weights === undefined
    ? sample
    : { ...sample, weights: Float64Array.from(rows, (row) => weights[row]!) };
}

/**
 * The best of some restarts on {@link restartRows}, made the partition of all rows: improved when restarts
 * were not (above {@link IMPROVED_ROWS} rows), then, where they saw a sample, Lloyd over all rows from its
 * centroids and, up to {@link FINISHED_ROWS} rows, one more attempt there; beyond, at most 50 iterations, so `converged` may be false. Same task, same bytes, whatever engine makes the steps. O(iterations × rows × k × columns).
 */
export function finishWith(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
  matrix: Matrix,
  winner: RestartFit,
  task: FitTask,
): RestartFit {
  const { k, seed, maxIterations = 300 } = task;
  if (matrix.rows <= IMPROVED_ROWS || winner.distinct < k) return onAllRows(stepsOf, matrix, winner, task);
  const sample = restartRows(matrix, task);
  const random = randomStream(seed, 'improvement', k);
  const improved = improve(stepsOf(sample.matrix, sample.weights), winner, {
    maxIterations,
    attempts: attemptsFor(sample.matrix.rows),
    random,
  });
  const fit = onAllRows(stepsOf, matrix, { ...winner, ...improved }, task);
  if (matrix.rows <= SAMPLE_ROWS || matrix.rows > FINISHED_ROWS) return fit;
  const attempts = attemptsFor(matrix.rows);
  return { ...fit, ...improve(stepsOf(matrix, task.weights), fit, { maxIterations, attempts, random }) };
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
  const rows = restartRows(matrix, task);
  const given = rows.weights === undefined ? {} : { weights: rows.weights };
  const fits = Array.from({ length: restarts }, (_, restart) =>
    engine.restart(rows.matrix, { k, seed, restart, maxIterations, polishRows: IMPROVED_ROWS, ...given }),
  );
  return engine.finish(matrix, bestFit(fits), task);
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
