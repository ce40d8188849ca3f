import type { EventRole } from '../../../io/import-plan.ts';
import type { SegmentationConfig } from '../config.ts';
import type { FeaturePreparation } from '../preparation/features.ts';

/** What `model.json` says it is. */
export const MODEL_SCHEMA = 'strata-model';
/** Raised whenever a file could no longer be read as before. */
export const MODEL_SCHEMA_VERSION = 1;
/** The quantile of the distance to the nearest centroid beyond which a customer is far away. */
export const NEAR_SHARE = 0.99;

/** The settings by which data become profiles; `source.kind` is the kind of file that the model is applied to. */
export type ModelConfig = Pick<SegmentationConfig, 'quality' | 'identity' | 'profiles' | 'features'> & {
  readonly source: { readonly kind: 'events' | 'customers' };
};

/**
 * Everything that giving segments to new customers needs, as it stands in `model.json`: numbers are numbers, unknown is
 * null. It holds no id; the rows of its self-check are values of customers of the run.
 */
export interface ModelDocument {
  readonly schema: typeof MODEL_SCHEMA;
  readonly schemaVersion: typeof MODEL_SCHEMA_VERSION;
  readonly app: { readonly name: 'Strata'; readonly version: string };
  readonly config: ModelConfig;
  /** From which day recency counts back: the setting's day, or the day after the last event of whatever data are given. */
  readonly asOf: {
    readonly rule: 'day after the last event' | 'fixed day' | 'none';
    /** The day of the run, as YYYY-MM-DD. */
    readonly day: string | null;
  };
  readonly trained: ModelTraining;
  /** In the order of the centroids' columns. */
  readonly features: readonly ModelFeature[];
  /** One for each segment of the fit, in prepared space. */
  readonly centroids: readonly (readonly number[])[];
  /** In the order shown; each centroid is a source of exactly one. */
  readonly segments: readonly ModelSegment[];
  readonly distance: ModelDistance;
  /** Customers of the run, those nearest to a border among them. */
  readonly check: readonly ModelCheckRow[];
  /** SHA-256 of all the rest as canonical JSON. */
  readonly hash: string;
}

/** The run that the model comes from. */
export interface ModelTraining {
  readonly customers: number;
  readonly seed: number;
  /** SHA-256 of the events; null for a table of customers. */
  readonly dataHash: string | null;
  /** Ids with events that the merge history counts under another; absent for a table of customers, and where the model is older than the count. */
  readonly mergedIds?: number;
  /** Which column of the events was read as what, as in “price*quantity”; absent for other data, and where the model is older. */
  readonly columns?: ColumnNames;
  /** Customers within rounding of a border between segments. */
  readonly onBorder: number;
  /** Customers nearest to another centroid than that of their segment; 0 for a fit that came to rest. */
  readonly elsewhere: number;
}

/** Columns by what they were read as. */
export type ColumnNames = { readonly [role in EventRole]?: string };

/** A feature: how a value is prepared, and how values lay in the run. */
export interface ModelFeature extends FeaturePreparation {
  readonly bins: FeatureBins;
}

/** Values of a feature, before preparation, counted in bins: up to the first cut, up to the second …, beyond the last. */
export interface FeatureBins {
  /** Ascending, each the greatest value of its bin. */
  readonly cuts: readonly number[];
  /** One more than cuts. */
  readonly counts: readonly number[];
}

/** A segment as it was shown: named, and made of one centroid or of several that were merged by hand. */
export interface ModelSegment {
  readonly name: string;
  /** Centroids, from 0, ascending. */
  readonly sources: readonly number[];
  readonly isSetAside: boolean;
  /** Customers of the run that are nearest to one of its centroids. */
  readonly customers: number;
}

/** How far the customers of the run lay from their nearest centroids, in prepared space. */
export interface ModelDistance {
  /** Share of them that lay within the bound, at least. */
  readonly share: number;
  readonly bound: number;
  /** Customers beyond it. */
  readonly beyond: number;
}

/** A customer for the self-check: values in the order of the features, null where missing, and its segment, from 1. */
export interface ModelCheckRow {
  readonly values: readonly (number | null)[];
  readonly segment: number;
}
