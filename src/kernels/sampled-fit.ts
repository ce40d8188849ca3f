import { randomStream } from '../base/random.ts';
import { type ClusteringEngine, type FitTask, fitKMeans, passesInPlace } from './clustering-engine.ts';
import type { RestartFit } from './k-means.ts';
import { type Matrix, selectRows } from './matrix.ts';
import { stratifiedRows } from './stratified-rows.ts';

export interface SampledFitTask extends Omit<FitTask, 'weights'> {
  readonly restarts: number;
  /** Rows that are clustered. */
  readonly sampleRows: number;
}

/**
 * Clusters a stratified sample of the rows ({@link stratifiedRows}) and gives every row to the nearest of its centroids. Up
 * to `sampleRows` rows it is {@link fitKMeans}. O(fit of the sample + rows × k × columns).
 */
export function sampledFit(engine: ClusteringEngine, matrix: Matrix, task: SampledFitTask): RestartFit {
  const { sampleRows, seed } = task;
  if (matrix.rows <= sampleRows) return fitKMeans(engine, matrix, task);
  const sample = selectRows(matrix, stratifiedRows(matrix, sampleRows, sampleStream(seed)));
  const fit = fitKMeans(engine, sample, task);
  return { ...fit, ...passesInPlace(engine, matrix, fit, { ...task, maxIterations: ASSIGN_ONLY }) };
}

/** One pass gives every row its segment and moves no centroid. */
export const ASSIGN_ONLY = 1;

/** The stream from which a sample to be clustered is drawn. */
export function sampleStream(seed: number): ReturnType<typeof randomStream> {
  return randomStream(seed, 'rows to cluster');
}
