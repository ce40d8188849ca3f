import { type BootstrapReplicate, bootstrapReplicate } from '../../../kernels/bootstrap.ts';
import { simdSteps } from '../../../kernels/simd/simd-k-means.ts';
import { TEST_EFFORT } from './test-effort.ts';
import type { TestedFit } from './tested-fit.ts';

/** A bootstrap replicate of a fit, with as many draws as there are customers, up to a bound. */
export function bootstrapOf(fit: TestedFit, seed: number, replicate: number): BootstrapReplicate {
  const draws = Math.min(TEST_EFFORT.rows, fit.matrix.rows);
  const { matrix, freshStarts } = fit;
  return bootstrapReplicate(matrix, fit, simdSteps, { seed, replicate, draws, freshStarts });
}
