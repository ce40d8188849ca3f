import { type Random, randomStream, sampleIndices } from '../base/random.ts';
import { crossFits, settleFinalists } from './finish-fits.ts';
import { IMPROVED_ROWS } from './improved-rows.ts';
import { type KMeansEngine, type RestartEnding, type RestartFit, bestFit, kMeansRestart } from './k-means.ts';
import { type KMeansSteps, referenceSteps } from './k-means-steps.ts';
import { passesOverAll } from './large-fit.ts';
import type { KMeansFit } from './lloyd.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';
import { miniBatchRestart } from './mini-batch.ts';
import { mlKMeansRestart } from './ml-kmeans-engine.ts';
import {
  type ChunkEngine,
  type Extent,
  type RowChunk,
  type WeighedRows,
  chunkPass,
  extentOf,
  greatestExtent,
  rowChunks,
} from './row-chunks.ts';
import { outlierSample } from './outlier-sample.ts';
import { spreadRows } from './spread-rows.ts';
import { SILHOUETTE_PARTS, silhouettePart, silhouetteWidths } from './silhouette-parts.ts';
import { type DistancesToCells, distancesToCells } from './sampled-silhouette.ts';

/** Up to this many rows `finish` looks at all; beyond, at a sample, and {@link passesOverAll} brings its fit to all. */
export const FINISHED_ROWS = 100_000;

/** That sample, and iterations on it: what came after them, the passes over all rows would undo. */
const FINISH_SAMPLE = { rows: 50_000, iterations: 30, still: 0.001 };

/** How restarts on so many rows end when `finish` follows. */
export const restartEnding = (rows: number): RestartEnding => (rows > IMPROVED_ROWS ? 'sketched' : 'settled');

/** What makes partitions and judges them. Engines of Strata give the same labels; they differ in time. */
export interface ClusteringEngine {
  /** How many of so many rows restarts look at. */
  readonly sampleRows: (rows: number) => number;
  /** Whether restarts may be given weights. */
  readonly takesWeights: boolean;
  /** One restart on the rows of {@link restartRows}, ending as {@link restartEnding} says. */
  readonly restart: KMeansEngine;
  /** Makes the partition of all rows, or of a sample beyond {@link FINISHED_ROWS}, out of all restarts: {@link finishWith}. */
  readonly finish: (matrix: Matrix, fits: readonly RestartFit[], task: FinishTask) => RestartFit;
  /** A pass over the rows of a chunk, and their extent, see {@link chunkPass}. */
  readonly chunkPass: ChunkEngine;
  readonly extentOf: (rows: WeighedRows, chunk: RowChunk) => Extent;
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

/** A partition to be made out of restarts. */
export interface FinishTask extends FitTask {
  /** What the restarts looked at, which is {@link restartRows} again when absent. */
  readonly sample?: WeighedRows;
}

/** Plain TypeScript. */
export const referenceEngine: ClusteringEngine = {
  sampleRows: sketchRows,
  takesWeights: true,
  restart: kMeansRestart,
  finish: (matrix, fits, task) => finishWith(referenceSteps, matrix, fits, task),
  chunkPass,
  extentOf,
  silhouettePart,
  distancesToCells,
};

/** The package ml-kmeans for restarts, the best of which is taken as it is up to 20,000 rows; plain TypeScript for the rest. */
export const mlKMeansEngine: ClusteringEngine = {
  sampleRows: (rows) => Math.min(rows, 20_000),
  takesWeights: false,
  restart: mlKMeansRestart,
  finish: (matrix, fits, task) => {
    const best = bestFit(fits);
    return matrix.rows > FINISHED_ROWS ? best : onAllRows(referenceSteps, matrix, best, task);
  },
  chunkPass,
  extentOf,
  silhouettePart,
  distancesToCells,
};

/**
 * Mini-batches, for exploration: restarts see at most 100,000 rows, and the best is taken as it is, every row with the nearest
 * centroid.
 */
export const miniBatchEngine: ClusteringEngine = {
  sampleRows: (rows) => Math.min(rows, FINISHED_ROWS),
  takesWeights: false,
  restart: miniBatchRestart,
  finish: (_, fits) => bestFit(fits),
  chunkPass,
  extentOf,
  silhouettePart,
  distancesToCells,
};

/** Sketches look at half of the rows, but at 5,000 or all, and at no more than 10,000: finalists see the others. */
export function sketchRows(rows: number): number {
  return Math.min(rows, MOST_SAMPLED, Math.max(LEAST_SAMPLED, Math.ceil(rows / 2)));
}

const LEAST_SAMPLED = 5000;
const MOST_SAMPLED = 10_000;

/** The rows that restarts of an engine look at: all of them while they are few, a seeded sample beyond. O(rows). */
export function restartRows(
  { sampleRows, takesWeights }: Pick<ClusteringEngine, 'sampleRows' | 'takesWeights'>,
  matrix: Matrix,
  { seed, weights }: Pick<FitTask, 'seed' | 'weights'>,
): WeighedRows {
  const random = randomStream(seed, 'rows for restarts');
  return sampleOf(weighed(matrix, weights), sampleRows(matrix.rows), takesWeights, random);
}

/** With weights up to {@link FINISHED_ROWS} rows, unless the engine takes none: a few rows may decide there. */
function sampleOf(
  { matrix, weights }: WeighedRows,
  count: number,
  takesWeights: boolean,
  random: Random,
): WeighedRows {
  if (count >= matrix.rows) return weighed(matrix, weights);
  if (takesWeights && matrix.rows <= FINISHED_ROWS) {
    const sample = outlierSample(matrix, count, random);
    const each =
      weights === undefined ? sample.weights : product(sample.weights, picked(weights, sample.rows));
    return weighed(selectRows(matrix, sample.rows), each);
  }
  const draw = matrix.rows > FINISHED_ROWS ? spreadRows : sampleIndices;
  const rows = draw(matrix.rows, count, random);
  return weighed(selectRows(matrix, rows), weights === undefined ? undefined : picked(weights, rows));
}

function picked(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value * b[i]!);
}

function weighed(matrix: Matrix, weights: Float64Array | undefined): WeighedRows {
  return weights === undefined ? { matrix } : { matrix, weights };
}

/**
 * Restarts on {@link restartRows}, made the partition of all rows. Up to {@link IMPROVED_ROWS} rows the best of
 * them is it. Beyond, they are sketches: {@link crossFits} makes finalists of them, and {@link settleFinalists}
 * the partition. Above {@link FINISHED_ROWS} rows it is a partition of a seeded sample of 50,000, by at most 30
 * iterations from the first finalist, and a beginning for {@link passesOverAll}. Never worse than the best restart where restarts saw all rows. Same task, same bytes,
 * whatever engine makes the steps. O(iterations × rows × k × columns).
 */
export function finishWith(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
  matrix: Matrix,
  fits: readonly RestartFit[],
  task: FinishTask,
): RestartFit {
  const { k, maxIterations = 300, weights } = task;
  const best = bestFit(fits);
  if (matrix.rows <= IMPROVED_ROWS || best.distinct < k) return onAllRows(stepsOf, matrix, best, task);
  const { sample = restartRows({ sampleRows: sketchRows, takesWeights: true }, matrix, task) } = task;
  const crossed = crossFits(stepsOf(sample.matrix, sample.weights), fits, sample.weights);
  if (matrix.rows <= FINISHED_ROWS) {
    return { ...best, ...settleFinalists(stepsOf(matrix, weights), crossed, { maxIterations, weights }) };
  }
  const larger = sampleOf(
    weighed(matrix, weights),
    FINISH_SAMPLE.rows,
    true,
    randomStream(task.seed, 'rows to finish'),
  );
  const end = {
    maxIterations: Math.min(maxIterations, FINISH_SAMPLE.iterations),
    still: FINISH_SAMPLE.still,
  };
  return { ...best, ...stepsOf(larger.matrix, larger.weights).glide(crossed.finalists[0]!.centroids, end) };
}

function onAllRows(
  stepsOf: (matrix: Matrix, weights?: Float64Array) => KMeansSteps,
  matrix: Matrix,
  fit: RestartFit,
  { maxIterations = 300, weights }: FitTask,
): RestartFit {
  if (fit.labels.length === matrix.rows) return fit;
  return { ...fit, ...stepsOf(matrix, weights).iterate(fit.centroids, maxIterations) };
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
  const fit = engine.finish(matrix, fits, { ...task, sample: rows });
  return fit.labels.length === matrix.rows ? fit : { ...fit, ...passesInPlace(engine, matrix, fit, task) };
}

/** Brings a fit of some rows to all of them, see {@link passesOverAll}, in place. O(passes × rows × k × columns). */
export function passesInPlace(
  engine: ClusteringEngine,
  matrix: Matrix,
  fit: Pick<RestartFit, 'centroids'>,
  task: Pick<FitTask, 'maxIterations' | 'weights'>,
): KMeansFit {
  const all = weighed(matrix, task.weights);
  const extent = greatestExtent(rowChunks(matrix.rows).map((chunk) => engine.extentOf(all, chunk)));
  const { centroids } = fit;
  const { maxIterations = 300 } = task;
  const passes = passesOverAll({ rows: matrix.rows, extent, centroids, maxIterations });
  for (let step = passes.next(); ;) {
    if (step.done === true) return step.value;
    step = passes.next(step.value.map((each) => engine.chunkPass(all, each)));
  }
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
