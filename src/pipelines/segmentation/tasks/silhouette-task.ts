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

/** One part of the exact silhouettes of all labellings at once. */
export const silhouettePartTask: Task<SilhouetteShared, { readonly part: number }, Float64Array> = {
  name: 'segmentation/silhouette-part',
  run: ({ matrix, labelings, engine }, { part }) =>
    engineNamed(engine).silhouettePart(matrix, labelings, part),
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
