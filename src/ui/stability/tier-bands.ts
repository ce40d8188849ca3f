import { TIER_BOUNDS } from '../../pipelines/segmentation/sensitivity/tiers.ts';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import type { AxisBand } from '../charts/interval-plot.tsx';

/** What Jaccard scores mean, as bands of an axis from 0 to 1. */
export const TIER_BANDS: readonly AxisBand[] = [
  { label: 'unstable', from: 0, to: TIER_BOUNDS.doubtful },
  { label: 'doubtful', from: TIER_BOUNDS.doubtful, to: TIER_BOUNDS.stable },
  { label: 'stable', from: TIER_BOUNDS.stable, to: TIER_BOUNDS.high },
  { label: 'highly stable', from: TIER_BOUNDS.high, to: 1 },
];

/** Where data without segments lie, from their mean to their 95% quantile. */
export function nullAxisBand(band: NullBand | undefined): AxisBand | undefined {
  return band === undefined || !Number.isFinite(band.p95)
    ? undefined
    : { label: 'data without segments', from: Math.min(band.mean, band.p95), to: band.p95 };
}
