import type { Notice } from '../notice.ts';
import type { NullBand } from '../structure/evidence.ts';

/** A mean over replicates with the range that holds the middle 95 % of them (quantiles of type 7). */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How a segment fared when the customers were drawn again. */
export interface SegmentSampling extends Spread {
  /** Share of replicates with Jaccard ≤ 0.5, and ≥ 0.75. */
  readonly dissolved: number;
  readonly recovered: number;
}

/** Bootstrap of the chosen segmentation (Hennig 2007): best-match Jaccard over the customers drawn. */
export interface Sampling {
  readonly k: number;
  /** Replicates that were done; fewer than asked for while it streams. */
  readonly replicates: number;
  readonly asked: number;
  /** How many of them were kept from an earlier run. */
  readonly reused: number;
  readonly segments: readonly SegmentSampling[];
  /** Row-major replicates × k; NaN where no member was drawn. */
  readonly scores: Float64Array;
  /** Per customer: share of the replicates that drew it in which it stays with its matched segment; NaN where none did. Empty while it streams. */
  readonly certainty: Float32Array;
  readonly warnings: readonly Notice[];
}

/** A refit without one feature or one group of features. */
export interface LeftOut {
  readonly kind: 'feature' | 'group';
  readonly name: string;
  readonly title: string;
  /** Adjusted Rand index against the baseline. */
  readonly ari: number;
  /** Best-match Jaccard of each segment. */
  readonly jaccard: Float64Array;
}

export interface FeatureTest {
  readonly k: number;
  /** Features in the order of the matrix, then groups of two features or more; without those whose absence leaves none. */
  readonly leftOut: readonly LeftOut[];
  /** Mean Jaccard of each segment over the single features left out; NaN where there are fewer than five features. */
  readonly segments: Float64Array;
  readonly warnings: readonly Notice[];
}

/** Profiles rebuilt from the events of one period, clustered, and matched with the segments of the whole period (Hungarian). */
export interface TimeWindow {
  readonly kind: 'half' | 'rolling';
  /** "First half", "Without the last 30 days". */
  readonly title: string;
  /** First and last day, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Customers with events in it. */
  readonly customers: number;
  /** Jaccard of each segment with its match, over the customers in the window. */
  readonly jaccard: Float64Array;
  /** Customers from segment (row) to segment (column): row-major (k + 1)², the last being "not in the window". */
  readonly transitions: Float64Array;
}

/**
 * Whether behaviour differs between the halves by more than chance: how far customers active in both stay in their
 * segments, held against copies in which each customer's weeks are exchanged between the halves at random.
 */
export interface DriftTest {
  /** Customers judged; each is active in both halves. */
  readonly customers: number;
  /** First day of the first half, of the second, and last day, YYYY-MM-DD; surplus days before them are left out. */
  readonly from: string;
  readonly middle: string;
  readonly to: string;
  /** Mean Jaccard of the segments between the halves. */
  readonly agreement: number;
  readonly exchanged: NullBand & { readonly p05: number };
  /** (agreement − mean) / sd of the exchanged copies; far below 0 is drift. */
  readonly z: number;
  readonly found: boolean;
  /** Customers from the first half (row) to the second (column), row-major k². */
  readonly transitions: Float64Array;
  /** Per segment: Jaccard between the halves, and the mean and 5 % quantile of the exchanged copies. */
  readonly segments: readonly {
    readonly jaccard: number;
    readonly expected: number;
    readonly expectedLow: number;
  }[];
}

export interface TimeTest {
  readonly k: number;
  readonly windows: readonly TimeWindow[];
  /** Undefined where the halves hold too few customers or features. */
  readonly drift: DriftTest | undefined;
  /** Mean Jaccard of each segment over the rolling windows; NaN where it could not be measured. */
  readonly segments: Float64Array;
  readonly warnings: readonly Notice[];
}

/** The same data clustered from other starts, each with all its own restarts. */
export interface RestartTest {
  readonly k: number;
  readonly starts: number;
  /** Adjusted Rand index of every two starts, row-major starts². */
  readonly ari: Float64Array;
  readonly meanAri: number;
  readonly leastAri: number;
  readonly inertias: Float64Array;
  /** Jaccard of each segment with its best match, mean over the starts. */
  readonly segments: Float64Array;
  readonly warnings: readonly Notice[];
}

/** Gaussian noise laid over the prepared features. */
export interface NoiseTest {
  readonly k: number;
  readonly levels: readonly {
    /** Noise's standard deviation as a share of each feature's. */
    readonly share: number;
    /** Per segment, over the repeats of this level. */
    readonly segments: readonly Spread[];
    readonly ari: number;
  }[];
  readonly repeats: number;
  /** Mean Jaccard of each segment over the levels. */
  readonly segments: Float64Array;
  readonly warnings: readonly Notice[];
}

/**
 * What data without segments reach in the same tests: copies that are one Gaussian cloud with the same covariance, each cut
 * into k. A band is over the mean scores of single pieces, as a segment's score is its own mean; `draws` counts pieces, and
 * those of one copy go together. Undefined where the test is off. A cloud may be cut the same way each time, a long one in
 * two above all: where its pieces score high, a high score proves nothing.
 */
export interface NullTest {
  readonly k: number;
  /** Of either kind. */
  readonly copies: number;
  /** Customers in each copy. */
  readonly rows: number;
  readonly sampling: NullBand | undefined;
  /**
   * Sampling of copies that keep the distribution of each feature beside the rank correlations. They keep what single
   * features show of segments, so that segments need not exceed them; those that do are more than such shapes explain.
   */
  readonly samplingOfCopula: NullBand | undefined;
  readonly features: NullBand | undefined;
  readonly restarts: NullBand | undefined;
  /** By level of {@link NoiseTest}. */
  readonly noise: readonly NullBand[] | undefined;
  readonly warnings: readonly Notice[];
}
