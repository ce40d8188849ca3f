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
  /** The best restart. */
  readonly winner: RestartFit;
}

/** The best restart at one k, improved and brought to all customers. */
export const finishTask: Task<FinishShared, FinishInput, RestartFit> = {
  name: 'segmentation/finish',
  run: ({ matrix, engine, maxIterations }, { k, seed, winner }) =>
    engineNamed(engine).finish(matrix, winner, { k, seed, maxIterations }),
};
