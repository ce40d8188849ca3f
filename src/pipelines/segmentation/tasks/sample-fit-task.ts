import type { Task } from '../../../engine/pool.ts';
import { fitKMeans } from '../../../kernels/clustering-engine.ts';
import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import { sampledFit } from '../../../kernels/sampled-fit.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface SampleFitShared {
  /** All customers. */
  readonly matrix: Matrix;
  readonly engine: EngineName;
  readonly k: number;
  readonly restarts: number;
  readonly maxIterations: number;
  readonly sampleRows: number;
}

export interface SampleFitInput {
  readonly of: 'all' | 'sample';
  readonly seed: number;
}

/** The segment of every customer, found on all of them or on a sample. */
export const sampleFitTask: Task<SampleFitShared, SampleFitInput, Labels> = {
  name: 'segmentation/sample-fit',
  run({ matrix, engine, ...task }, { of, seed }) {
    const fit = of === 'all' ? fitKMeans : sampledFit;
    return fit(engineNamed(engine), matrix, { ...task, seed }).labels;
  },
};
