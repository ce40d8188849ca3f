import type { Task } from '../../../engine/pool.ts';
import type { CopulaNull, GaussianNull } from '../../../kernels/null-copies.ts';
import { simdRestart } from '../../../kernels/simd/simd-k-means.ts';
import { type NullDraw, type NullDrawInput, nullDraw } from '../structure/null-draw.ts';

export interface NullModels {
  readonly gaussian: GaussianNull;
  readonly copula: CopulaNull;
}

/** One null copy, measured at every k. */
export const nullDrawTask: Task<NullModels, NullDrawInput & { readonly kind: keyof NullModels }, NullDraw> = {
  name: 'segmentation/null-draw',
  run: (models, input) => nullDraw(models[input.kind], simdRestart, input),
};
