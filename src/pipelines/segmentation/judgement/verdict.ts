import type { Tier } from '../sensitivity/tiers.ts';

/** What to do with a segment. */
export type Disposition = 'Activate' | 'Monitor' | 'Review' | 'Reject';

export type Outcome = 'pass' | 'fail' | 'not tested';

/** One thing asked of a segment. */
export interface Criterion {
  /** The setting that holds the threshold: "validation.minSize". */
  readonly setting: string;
  readonly title: string;
  /** What failing it means. */
  readonly severity: 'reject' | 'warn';
  readonly outcome: Outcome;
  readonly sign: '≥' | '≤';
  readonly threshold: number;
  /** Undefined when not tested. */
  readonly value: number | undefined;
  readonly unit: string;
  /** How far the value is on the right side of the threshold, in its unit; negative when it fails. */
  readonly margin: number | undefined;
  /** The nearest value of the setting that would pass, on its step and within its bounds; undefined when it passes, or none would. */
  readonly nearest: number | undefined;
  /** Why it was not tested. */
  readonly because: string | undefined;
}

export type DimensionName = 'who' | 'what' | 'when' | 'how';

/** Whether a contrast says whom to address, with what, when or how. */
export interface Dimension {
  readonly name: DimensionName;
  /** "not tested": the data hold nothing that could say it. */
  readonly outcome: Outcome;
  /** The strongest contrast, over the threshold or not: "Weekend share, d = 1.8". */
  readonly by: string | undefined;
  /** |d| or lift (of shares above 1, or its inverse), and what it is held against. */
  readonly value: number | undefined;
  readonly threshold: number;
  readonly kind: 'd' | 'lift';
  readonly setting: string;
  readonly margin: number | undefined;
  readonly nearest: number | undefined;
}

/** Quantiles 5 %, 50 % and 95 % of a quantity over draws from its ranges. */
export interface Range {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** What addressing the segment costs and brings; parts are undefined where customer value is not known. */
export interface SegmentEconomics {
  readonly cost: Range;
  readonly gain: Range | undefined;
  /** (gain − cost) / cost. */
  readonly roi: Range | undefined;
  /** Share of the draws with a return above 0. */
  readonly profitable: number | undefined;
  /** Rise of value at which gain equals cost, at the middle of the ranges. */
  readonly breakEvenLift: number | undefined;
  /** Cost over the margin on mean value, at the middle of the ranges. */
  readonly costRatio: number | undefined;
  /** Customers in each arm of an A/B test that finds the middle lift of mean value with power 80 % at 5 %, two-sided. */
  readonly sampleSize: number | undefined;
  readonly because: string | undefined;
}

/** One way in which a segment was shaken. */
export interface RobustnessPart {
  readonly name: 'sampling' | 'features' | 'time' | 'restarts' | 'noise';
  readonly title: string;
  /** 0 to 1; undefined when not tested. */
  readonly score: number | undefined;
  readonly tier: Tier | undefined;
  /** 95 % quantile of the pieces of data without segments, one Gaussian cloud with the same correlations, in the same test. */
  readonly nullP95: number | undefined;
  readonly because: string | undefined;
}

export interface SegmentRobustness {
  /** Tier of the worst tested part; undefined when nothing was tested. */
  readonly tier: Tier | undefined;
  readonly worst: RobustnessPart['name'] | undefined;
  /** Sampling Jaccard: what "robustness" means where it is one number. */
  readonly jaccardMean: number | undefined;
  readonly jaccardLow: number | undefined;
  readonly jaccardHigh: number | undefined;
  readonly dissolved: number | undefined;
  readonly recovered: number | undefined;
  /** 95 % quantile of sampling Jaccard in copies that keep the distribution of each feature, and what it shows of segments. */
  readonly copulaP95: number | undefined;
  readonly parts: readonly RobustnessPart[];
}

/** A person's decision over the rules. */
export interface Override {
  /** From 0. */
  readonly segment: number;
  readonly disposition: Disposition;
  readonly note: string;
}

export interface SegmentVerdict {
  /** From 0. */
  readonly segment: number;
  readonly disposition: Disposition;
  /** What the rules say, overridden or not. */
  readonly proposed: Disposition;
  /** First rule that matched: code and sentence. */
  readonly reason: { readonly code: string; readonly text: string };
  readonly override: Override | undefined;
  readonly criteria: readonly Criterion[];
  readonly dimensions: readonly Dimension[];
  readonly economics: SegmentEconomics;
  readonly robustness: SegmentRobustness;
  /** Per member and of all; customers without a purchase count as worth nothing. */
  readonly meanClv: number | undefined;
  readonly totalClv: number | undefined;
  /** Members with a purchase, whose value could be estimated. */
  readonly valuedCustomers: number | undefined;
}
