import type { FeatureGroup } from '../profiles/feature-group.ts';

/** The prepared matrix: one row per customer, in the order of the profiles. */
export interface Features {
  /** Row-major, rows × names.length. */
  readonly values: Float64Array;
  readonly rows: number;
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly groups: readonly FeatureGroup[];
  readonly preparation: readonly FeaturePreparation[];
  readonly dropped: readonly DroppedFeature[];
  /** Pearson r of the candidates before pruning, row-major. */
  readonly correlation: {
    readonly names: readonly string[];
    readonly titles: readonly string[];
    readonly r: Float64Array;
  };
}

/** What was done to a feature, with its constants: enough to do the same to a new customer. */
export interface FeaturePreparation {
  readonly name: string;
  readonly title: string;
  readonly group: FeatureGroup;
  readonly missing: number;
  readonly fill: number;
  readonly logarithm: boolean;
  /** Bounds of winsorising, after the logarithm. */
  readonly low: number;
  readonly high: number;
  readonly centre: number;
  readonly scale: number;
  readonly weight: number;
}

/** A feature that takes no part in clustering, and why. */
export interface DroppedFeature {
  readonly name: string;
  readonly title: string;
  readonly reason: string;
  /** The kept feature that it says again, with their correlation; absent where it was left out for another reason. */
  readonly restates?: { readonly title: string; readonly r: number };
}
