import type { SegmentationConfig } from '../config.ts';
import type { Notice } from '../notice.ts';
import type { CustomerSilhouettes } from './customer-silhouettes.ts';

/** The best fit for one k, with the measures by which it is judged. */
export interface Fit {
  readonly k: number;
  /** Segment of each customer: 0 is the largest. */
  readonly labels: Uint8Array;
  /** Row-major, k × features. */
  readonly centroids: Float64Array;
  readonly inertia: number;
  readonly iterations: number;
  /** Inertia of each restart on the rows it saw (beyond 4,000 a sample, weighed to stand for all up to 100,000), where it stopped (early beyond 2,000). */
  readonly restartInertias: readonly number[];
  readonly silhouette: number;
  /** Standard error when sampled, 0 when exact. */
  readonly silhouetteSe: number;
  readonly segmentSilhouettes: readonly number[];
  readonly customerSilhouettes: CustomerSilhouettes;
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
}

export interface Sweep {
  readonly fits: readonly Fit[];
  readonly engine: SegmentationConfig['clustering']['engine'];
  readonly silhouetteRows: number;
  /** Total sum of squares: the inertia of one segment. */
  readonly totalInertia: number;
  readonly warnings: readonly Notice[];
}
