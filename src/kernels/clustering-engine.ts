import { IMPROVED_ROWS } from './improved-rows.ts';
import { type KMeansEngine, type RestartFit, bestFit, kMeansRestart } from './k-means.ts';
import { referenceSteps } from './k-means-steps.ts';
import { passesOverAll } from './large-fit.ts';
import { type KMeansFit, lloyd } from './lloyd.ts';
import type { Labels, Matrix } from './matrix.ts';
import { miniBatchRestart } from './mini-batch.ts';
import { mlKMeansRestart } from './ml-kmeans-engine.ts';
import { FINISHED_ROWS, type RestartSampling, restartRows, sketchRows, weighed } from './restart-rows.ts';
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
import { type OptimumSearch, dealRestarts, optimumSearch } from './search-optimum.ts';
import { SILHOUETTE_PARTS, silhouettePart, silhouetteWidths } from './silhouette-parts.ts';
import { type DistancesToCells, distancesToCells } from './sampled-silhouette.ts';

/** What makes partitions and judges them. Engines of Strata give the same labels; they differ in time. */
export interface ClusteringEngine extends RestartSampling {
  /** One restart on the rows of {@link restartRows}. */
  readonly restart: KMeansEngine;
  /** Makes the best of some restarts the partition of all rows, or of a sample beyond {@link FINISHED_ROWS}. */
  readonly finish: (matrix: Matrix, fits: readonly RestartFit[], task: FitTask) => RestartFit;
  /** What takes the place of both beyond {@link IMPROVED_ROWS} rows, in engines that have it. */
  readonly together: OptimumSearch | undefined;
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

/** Plain TypeScript. */
export const referenceEngine: ClusteringEngine = {
  sampleRows: sketchRows,
  takesWeights: true,
  restart: kMeansRestart,
  finish: (_, fits) => bestFit(fits),
  together: optimumSearch(referenceSteps),
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
    if (matrix.rows > FINISHED_ROWS || best.labels.length === matrix.rows) return best;
    return { ...best, ...lloyd(matrix, best.centroids, task.maxIterations ?? 300, task.weights) };
  },
  together: undefined,
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
  together: undefined,
  chunkPass,
  extentOf,
  silhouettePart,
  distancesToCells,
};

/** The best of `restarts` restarts, finished, in place: what the stages do on their pool. */
export function fitKMeans(
  engine: ClusteringEngine,
  matrix: Matrix,
  task: FitTask & { readonly restarts: number },
): RestartFit {
  const fit = bestOfRestarts(engine, matrix, task);
  return fit.labels.length === matrix.rows ? fit : { ...fit, ...passesInPlace(engine, matrix, fit, task) };
}

function bestOfRestarts(
  engine: ClusteringEngine,
  matrix: Matrix,
  task: FitTask & { readonly restarts: number },
): RestartFit {
  const { k, seed, restarts, maxIterations = 300 } = task;
  const sample = restartRows(engine, matrix, task);
  const { together } = engine;
  if (together !== undefined && matrix.rows > IMPROVED_ROWS) {
    const found = dealRestarts(restarts).map((some) =>
      together.search(matrix, { ...task, restarts: some, sample }),
    );
    return together.unite(matrix, found, { ...task, sample });
  }
  const given = sample.weights === undefined ? {} : { weights: sample.weights };
  const fits = Array.from({ length: restarts }, (_, restart) =>
    engine.restart(sample.matrix, { k, seed, restart, maxIterations, ...given }),
  );
  return engine.finish(matrix, fits, task);
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
