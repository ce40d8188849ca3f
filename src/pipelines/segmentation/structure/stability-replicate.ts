import type { KMeansEngine } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import { type Baseline, subsampleStability } from '../../../kernels/subsample-stability.ts';

/** Half of the rows, as fpc takes them: with more the replicates are alike whatever the data. */
export const SUBSAMPLE_SHARE = 0.5;

/** Mean over the clusters of how far one subsample finds them again, 0 to 1. */
export function replicateStability(
  matrix: Matrix,
  baseline: Baseline,
  engine: KMeansEngine,
  { seed, replicate }: { readonly seed: number; readonly replicate: number },
): number {
  const rows = Math.floor(matrix.rows * SUBSAMPLE_SHARE);
  return moments(subsampleStability(matrix, baseline, engine, { seed, replicate, rows })).mean;
}
