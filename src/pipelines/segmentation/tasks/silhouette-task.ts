import { randomStream } from '../../../base/random.ts';
import type { Task } from '../../../engine/pool.ts';
import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import { type SampledSilhouette, sampledSilhouette } from '../../../kernels/sampled-silhouette.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface SilhouetteShared {
  readonly matrix: Matrix;
  /** One labelling for each k. */
  readonly labelings: readonly Labels[];
  readonly engine: EngineName;
}

/** Exact silhouette widths of a range of customers, in all labellings at once. */
export const silhouetteRowsTask: Task<
  SilhouetteShared,
  { readonly from: number; readonly to: number },
  Float64Array[]
> = {
  name: 'segmentation/silhouette-rows',
  run: ({ matrix, labelings, engine }, { from, to }) =>
    engineNamed(engine).silhouetteRows(matrix, labelings, from, to),
};

export interface SampledInput {
  readonly labeling: number;
  readonly size: number;
  readonly seed: number;
}

/** The silhouette of one labelling, estimated from a stratified sample. */
export const sampledSilhouetteTask: Task<SilhouetteShared, SampledInput, SampledSilhouette> = {
  name: 'segmentation/sampled-silhouette',
  run({ matrix, labelings, engine }, { labeling, size, seed }) {
    const random = randomStream(seed, 'silhouette sample', labeling);
    return sampledSilhouette(
      matrix,
      labelings[labeling]!,
      size,
      random,
      engineNamed(engine).distancesToCells,
    );
  },
};
