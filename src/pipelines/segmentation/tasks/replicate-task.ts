import type { Task } from '../../../engine/pool.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { simdRestart } from '../../../kernels/simd/simd-k-means.ts';
import type { Baseline } from '../../../kernels/subsample-stability.ts';
import { replicateStability } from '../structure/stability-replicate.ts';

export interface ReplicateShared {
  readonly matrix: Matrix;
  /** One fit for each k. */
  readonly baselines: readonly Baseline[];
}

export interface ReplicateInput {
  /** Index into `baselines`. */
  readonly baseline: number;
  readonly seed: number;
  readonly replicate: number;
}

/** Stability of one fit on one subsample. */
export const replicateTask: Task<ReplicateShared, ReplicateInput, number> = {
  name: 'segmentation/replicate',
  run: ({ matrix, baselines }, { baseline, seed, replicate }) =>
    replicateStability(matrix, baselines[baseline]!, simdRestart, { seed, replicate }),
};
