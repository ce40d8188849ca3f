import type { Task } from '../../../engine/pool.ts';
import type { BootstrapReplicate } from '../../../kernels/bootstrap.ts';
import { bootstrapOf } from '../sensitivity/bootstrap-of.ts';
import type { TestedFit } from '../sensitivity/tested-fit.ts';

/** One bootstrap replicate of the chosen segmentation. */
export const bootstrapTask: Task<
  TestedFit & { readonly seed: number },
  { readonly replicate: number },
  BootstrapReplicate
> = {
  name: 'segmentation/bootstrap',
  run: ({ seed, ...fit }, { replicate }) => bootstrapOf(fit, seed, replicate),
};
