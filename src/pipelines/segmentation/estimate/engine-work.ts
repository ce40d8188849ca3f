import { FINISHED_ROWS } from '../../../kernels/restart-rows.ts';
import { IMPROVED_ROWS } from '../../../kernels/improved-rows.ts';
import type { SegmentationConfig } from '../config.ts';

type Clustering = SegmentationConfig['clustering'];

/**
 * How many visits to a customer one restart is worth for each k in the engines without 128-bit lanes; none in the one that
 * has them, whose searches are reckoned by themselves. Rough: from the processor time of sweeps and restart tests of 1,000
 * to 60,000 customers, which it meets within a factor of two. O(1).
 */
export function visitsOf({ engine, maxIterations }: Clustering, rows: number): number {
  switch (engine) {
    case 'simd':
      return 0;
    case 'reference':
      return 29 * Math.min(rows, IMPROVED_ROWS);
    case 'ml-kmeans':
      return 14 * Math.min(rows, 20_000);
    case 'mini-batch':
      return 0.57 * 1024 * Math.min(100, maxIterations) + 0.7 * Math.min(rows, FINISHED_ROWS);
  }
}

/** How many times as long silhouettes take as in 128-bit lanes, measured at 20,000 customers. O(1). */
export function silhouetteFactor({ engine }: Clustering): number {
  return engine === 'simd' ? 1 : 13;
}

/** How many customers are clustered: all, or the sample that is asked for. O(1). */
export function clusteredRows({ sample, sampleRows }: Clustering, customers: number): number {
  return sample === 'all' ? customers : Math.min(customers, sampleRows);
}
