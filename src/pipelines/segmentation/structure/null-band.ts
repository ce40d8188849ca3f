import { moments } from '../../../kernels/moments.ts';
import { quantile } from '../../../kernels/quantile.ts';
import type { NullBand } from './evidence.ts';

/** The band of a measure over null copies. O(draws). */
export function nullBand(values: Float64Array): NullBand {
  const { count, mean, sampleSd } = moments(values);
  return { draws: count, mean, sd: sampleSd, p95: quantile(values, 0.95) };
}
