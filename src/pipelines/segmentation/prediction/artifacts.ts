import type { Notice } from '../notice.ts';
import type { NullBand } from '../structure/evidence.ts';

/**
 * How much of the next period's revenue a grouping of customers explains. "RFM quintiles" are groups of customers with the
 * same sum of the three quintile scores, those without a purchase being one more: 14 at most, where all 125 combinations
 * would explain a good deal of anything by their number alone.
 */
export interface Explained {
  readonly grouping: 'segments' | 'RFM quintiles' | 'no segmentation';
  readonly groups: number;
  /** η²: between-group share of the variance of next-period revenue. */
  readonly etaSquared: number;
  /** Gini gain: how far ranking customers by their group's mean revenue in the first part concentrates the next period's revenue, 0 to 1. */
  readonly giniGain: number;
}

/** Segments made on the first part of the period, held against the revenue of the rest; customers who came later are left out. */
export interface Prediction {
  readonly k: number;
  /** Last day that segments were made on, and last day of the next period, YYYY-MM-DD. */
  readonly until: string;
  readonly nextEnd: string;
  readonly customers: number;
  readonly nextRevenue: number;
  readonly explained: readonly Explained[];
  /** What segments of the same sizes dealt out at random reach. */
  readonly random: { readonly etaSquared: NullBand; readonly giniGain: NullBand };
  /** Why nothing could be measured, where `explained` is empty. */
  readonly warnings: readonly Notice[];
}
