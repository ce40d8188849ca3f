import type { NullBand } from '../structure/evidence.ts';

/** How much of the next period's revenue a grouping of customers explains. */
export interface Explained {
  readonly grouping: 'segments' | 'RFM quintiles' | 'no segmentation';
  readonly groups: number;
  /** η²: between-group share of the variance of next-period revenue. */
  readonly etaSquared: number;
  /** Gini gain: how far ranking customers by their group's mean revenue in the first part concentrates the next period's revenue, 0 to 1. */
  readonly giniGain: number;
}

/** Segments made on the first part of the period, held against the revenue of the rest. */
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
}
