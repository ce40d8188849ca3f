import type { Task } from '../../../engine/pool.ts';
import { fitKMeans } from '../../../kernels/clustering-engine.ts';
import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface FitShared {
  readonly engine: EngineName;
  readonly restarts: number;
  readonly maxIterations: number;
}

export interface FitInput {
  readonly matrix: Matrix;
  readonly k: number;
  readonly seed: number;
}

/** Segments of a matrix from fresh starts, all restarts in one task; undefined where it has fewer distinct rows than k. */
export const fitTask: Task<FitShared, FitInput, Labels | undefined> = {
  name: 'segmentation/fit',
  run({ engine, restarts, maxIterations }, { matrix, k, seed }) {
    const fit = fitKMeans(engineNamed(engine), matrix, { k, seed, restarts, maxIterations });
    return fit.distinct < k ? undefined : fit.labels;
  },
};
