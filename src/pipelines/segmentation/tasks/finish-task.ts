import type { Task } from '../../../engine/pool.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface FinishShared {
  /** All customers. */
  readonly matrix: Matrix;
  readonly engine: EngineName;
  readonly maxIterations: number;
}

export interface FinishInput {
  readonly k: number;
  readonly seed: number;
  /** All restarts. */
  readonly fits: readonly RestartFit[];
}

/** What all restarts at one k are made into: the partition of all customers. */
export const finishTask: Task<FinishShared, FinishInput, RestartFit> = {
  name: 'segmentation/finish',
  run: ({ matrix, engine, maxIterations }, { k, seed, fits }) =>
    engineNamed(engine).finish(matrix, fits, { k, seed, maxIterations }),
};
