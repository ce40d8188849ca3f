import type { Task } from '../../../engine/pool.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import { lloyd } from '../../../kernels/lloyd.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface RestartShared {
  readonly matrix: Matrix;
  /** How many customers each row stands for; one each when absent. */
  readonly weights?: Float64Array;
  readonly engine: EngineName;
  readonly maxIterations: number;
}

export interface RestartInput {
  readonly k: number;
  readonly restart: number;
  readonly seed: number;
}

/**
 * One restart at one k. An engine that leaves a cluster empty although there are enough distinct customers gets one more
 * round of Lloyd's iteration, which re-seeds it.
 */
export const restartTask: Task<RestartShared, RestartInput, RestartFit> = {
  name: 'segmentation/restart',
  run({ matrix, weights, engine, maxIterations }, { k, restart, seed }) {
    const given = weights === undefined ? {} : { weights };
    const fit = engineNamed(engine).restart(matrix, { k, seed, restart, maxIterations, ...given });
    if (fit.distinct < k || new Set(fit.labels).size === k) return fit;
    return { ...fit, ...lloyd(matrix, fit.centroids, maxIterations, weights) };
  },
};
