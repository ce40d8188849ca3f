/** What `drift.json` says it is. */
export const DRIFT_SCHEMA = 'strata-drift';
/** Raised whenever a file could no longer be read as before. */
export const DRIFT_SCHEMA_VERSION = 1;

/** How new customers compare with those of the run that the model comes from. */
export interface DriftDocument {
  readonly schema: typeof DRIFT_SCHEMA;
  readonly schemaVersion: typeof DRIFT_SCHEMA_VERSION;
  readonly app: { readonly name: 'Strata'; readonly version: string };
  readonly model: { readonly hash: string; readonly version: string; readonly customers: number };
  /** The new customers; the day that recency counts back from, null for a table of customers. */
  readonly data: { readonly customers: number; readonly referenceDay: string | null };
  /** What makes the segments of the new customers doubtful, a text each: how they are described, and drift. */
  readonly warnings: readonly string[];
  readonly verdict: DriftVerdict;
  /** Features in the order of the model. */
  readonly features: readonly FeatureDrift[];
  readonly segments: readonly SegmentShift[];
  readonly segmentShares: Stability;
  readonly farAway: FarAway;
}

export interface DriftVerdict {
  readonly kind: 'drift' | 'no drift seen' | 'too few customers to tell';
  /** Sentences with their numbers, the conclusion first. */
  readonly words: readonly string[];
}

/** A population stability index beside what chance alone gives. */
export interface Stability {
  readonly index: number;
  /** Siddiqi's bands: below 0.1, up to 0.25, from there on. */
  readonly band: 'stable' | 'shifted' | 'strongly shifted';
  /** What samples of these sizes from one population come to on average. */
  readonly expectedByChance: number;
  /** What such samples stay below; 99 times in 100 all features of the model do. */
  readonly chanceBound: number;
  readonly isBeyondChance: boolean;
}

export interface FeatureDrift extends Stability {
  readonly name: string;
  readonly title: string;
  readonly bins: readonly BinShift[];
  readonly missing: Shift;
}

/** Shares of all customers, of the run and of the new data. */
export interface Shift {
  readonly before: number;
  readonly now: number;
}

/** Values up to and with `upTo`, beyond the bin before; null is beyond every cut. */
export interface BinShift extends Shift {
  readonly upTo: number | null;
}

export interface SegmentShift extends Shift {
  /** From 1. */
  readonly segment: number;
  readonly name: string;
  readonly isSetAside: boolean;
  readonly customers: number;
}

/** Customers farther from every centroid than 99 % of the run's were. */
export interface FarAway extends Shift {
  readonly bound: number;
  readonly customers: number;
  /** How often so many or more would be beyond it by chance. */
  readonly chance: number;
  readonly isBeyondChance: boolean;
}
