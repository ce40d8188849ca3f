/**
 * How stable a score from 0 to 1 is: Hennig's reading of mean Jaccard similarities (Hennig 2007; fpc's clusterboot).
 * The one place of these bounds: charts, verdicts, texts and the report read them here.
 */
export const TIER_BOUNDS = {
  /** Below it a segment is unstable. */
  doubtful: 0.6,
  /** From here on it is stable. */
  stable: 0.75,
  /** From here on it is highly stable. */
  high: 0.85,
  /** At most this, a replicate has dissolved the segment. */
  dissolved: 0.5,
  /** At least this, a replicate has recovered it. */
  recovered: 0.75,
} as const;

export type Tier = 'unstable' | 'doubtful' | 'stable' | 'highly stable';

/** The tier of a score; undefined where it could not be measured (NaN). O(1). */
export function tierOf(score: number): Tier | undefined {
  if (Number.isNaN(score)) return undefined;
  if (score < TIER_BOUNDS.doubtful) return 'unstable';
  if (score < TIER_BOUNDS.stable) return 'doubtful';
  return score < TIER_BOUNDS.high ? 'stable' : 'highly stable';
}
