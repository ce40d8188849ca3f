import type { Task } from '../../../engine/pool.ts';
import { type RestartFit, kMeansRestart } from '../../../kernels/k-means.ts';
import { lloyd } from '../../../kernels/lloyd.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { mlKMeansRestart } from '../../../kernels/ml-kmeans-engine.ts';
import type { SegmentationConfig } from '../config.ts';

export interface RestartShared {
  readonly matrix: Matrix;
  readonly engine: SegmentationConfig['clustering']['engine'];
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
  run({ matrix, engine, maxIterations }, { k, restart, seed }) {
    const run = engine === 'ml-kmeans' ? mlKMeansRestart : kMeansRestart;
    const fit = run(matrix, { k, seed, restart, maxIterations });
    if (fit.distinct < k || new Set(fit.labels).size === k) return fit;
    return { ...fit, ...lloyd(matrix, fit.centroids, maxIterations) };
  },
};
