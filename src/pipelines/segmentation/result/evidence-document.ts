/** What pieces of data without segments, one Gaussian cloud with the same correlations, reach in the same test. */
export interface NullBandResult {
  readonly draws: number;
  readonly mean: number | null;
  readonly p95: number | null;
}

/** Entries of `jaccard` and the like are by segment, in their order. */
export interface SensitivityResult {
  readonly sampling: {
    readonly replicates: number;
    readonly meanJaccard: number | null;
    /** Over the customers: share of the samples in which one stays with its segment. */
    readonly meanCertainty: number | null;
    readonly nullBand: NullBandResult | null;
    /** Copies with the same distribution of each feature, which may show segments by themselves. */
    readonly copulaBand: NullBandResult | null;
  } | null;
  readonly features: {
    readonly leftOut: readonly {
      readonly kind: 'feature' | 'group';
      readonly name: string;
      readonly ari: number | null;
      readonly jaccard: readonly (number | null)[];
    }[];
    readonly nullBand: NullBandResult | null;
  } | null;
  readonly time: {
    readonly windows: readonly {
      readonly kind: 'half' | 'rolling';
      readonly title: string;
      readonly from: string;
      readonly to: string;
      readonly customers: number;
      readonly jaccard: readonly (number | null)[];
    }[];
    /** Null where the halves hold too little. `expected` is from copies whose days are exchanged between the halves at random. */
    readonly drift: {
      readonly found: boolean;
      readonly z: number | null;
      readonly customers: number;
      readonly agreement: number | null;
      readonly expected: number | null;
      readonly expectedLow: number | null;
    } | null;
  } | null;
  readonly restarts: {
    readonly starts: number;
    readonly meanAri: number | null;
    readonly leastAri: number | null;
    readonly nullBand: NullBandResult | null;
  } | null;
  readonly noise: {
    readonly repeats: number;
    readonly levels: readonly {
      readonly share: number;
      readonly ari: number | null;
      readonly jaccard: readonly (number | null)[];
      readonly nullBand: NullBandResult | null;
    }[];
  } | null;
}

export interface ValueResult {
  readonly method: string;
  /** Why it is not the models. */
  readonly because: string | null;
  readonly horizonMonths: number;
  readonly discountRate: number;
  readonly purchases: {
    readonly r: number | null;
    readonly alpha: number | null;
    readonly a: number | null;
    readonly b: number | null;
    readonly logLikelihood: number | null;
    readonly customers: number;
    readonly end: string;
  } | null;
  readonly spend: {
    readonly p: number | null;
    readonly q: number | null;
    readonly gamma: number | null;
    readonly logLikelihood: number | null;
    readonly customers: number;
    readonly correlation: number | null;
    readonly end: string;
  } | null;
  readonly holdout: {
    readonly calibrationEnd: string;
    readonly holdoutEnd: string;
    readonly customers: number;
    readonly actual: number | null;
    readonly predicted: number | null;
    readonly naive: number | null;
    readonly mae: number | null;
    readonly naiveMae: number | null;
  } | null;
}

export interface RfmResult {
  readonly day: string;
  /** `bySegment` counts the customers in each of our segments. */
  readonly segments: readonly {
    readonly name: string;
    readonly customers: number;
    readonly orders: number;
    readonly revenue: number | null;
    readonly bySegment: readonly number[];
  }[];
  /** Customers without a purchase have no scores. */
  readonly unscored: { readonly customers: number; readonly bySegment: readonly number[] };
}

export interface PredictionResult {
  readonly until: string;
  readonly nextEnd: string;
  readonly customers: number;
  readonly nextRevenue: number | null;
  readonly explained: readonly {
    readonly grouping: string;
    readonly groups: number;
    readonly etaSquared: number | null;
    readonly giniGain: number | null;
  }[];
  /** What segments of the same sizes dealt out at random reach. */
  readonly random: { readonly etaSquared: NullBandResult; readonly giniGain: NullBandResult };
}
