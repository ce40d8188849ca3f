import type { Embedding, Projection } from './map/artifacts.ts';
import type { ControlTotals, Identity, IdentityIssue, Segmentations } from './model.ts';
import type { KChoice } from './choice/artifacts.ts';
import type { Counted, Notice } from './notice.ts';
import type { FeatureGroup } from './profiles/feature-group.ts';
import type { DroppedFeature, FeaturePreparation } from './preparation/features.ts';
import type { NullBand } from './structure/evidence.ts';
import type { Prediction } from './prediction/artifacts.ts';
import type { SampleCheck } from './sensitivity/sample-check.ts';
import type { Rfm } from './rfm/artifacts.ts';
import type {
  FeatureTest,
  NoiseTest,
  NullTest,
  RestartTest,
  Sampling,
  TimeTest,
} from './sensitivity/artifacts.ts';
import type { Value } from './value/artifacts.ts';

/** What the screen sees of each artifact: plain data, copied when it crosses the thread. */
export interface SegmentationViews {
  readonly acquired: AcquiredView;
  readonly checked: CheckedView;
  readonly identity: IdentityView;
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
  readonly sweep: SweepView;
  readonly evidence: EvidenceView;
  readonly kChoice: KChoice;
  readonly segmentations: SegmentationsView;
  readonly projection: Projection;
  readonly embedding: Embedding;
  readonly sampleCheck: SampleCheck;
  /** Also streamed while replicates come in. */
  readonly sampling: Sampling;
  readonly featureTest: FeatureTest;
  readonly timeTest: TimeTest;
  readonly restartTest: RestartTest;
  readonly noiseTest: NoiseTest;
  readonly nullTest: NullTest;
  readonly value: Value;
  readonly rfm: Rfm;
  readonly prediction: Prediction;
}

export interface AcquiredView {
  readonly source: 'synthetic' | 'events';
  readonly read: number;
  readonly parsed: number;
  readonly events: number;
  readonly ids: number;
  readonly rejected: readonly Counted[];
  readonly warnings: readonly Notice[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly totals: ControlTotals;
  /** Events per type, only types that occur. */
  readonly byType: readonly { readonly type: string; readonly count: number }[];
  /** Events per week, from the first day on. */
  readonly byWeek: readonly { readonly day: string; readonly count: number }[];
  readonly archetypes: readonly { readonly name: string; readonly count: number }[];
  readonly dataHash: string;
}

export interface CheckedView {
  readonly valid: number;
  readonly kept: number;
  readonly quarantined: readonly Counted[];
  readonly totals: ControlTotals;
  readonly warnings: readonly Notice[];
}

export interface IdentityView {
  readonly rawIds: number;
  readonly customers: number;
  readonly mergeRows: number;
  readonly merged: number;
  readonly longestChain: number;
  /** At most 200. */
  readonly issues: readonly IdentityIssue[];
  readonly issueCounts: Readonly<Record<string, number>>;
  readonly respelled: Identity['respelled'];
  readonly warnings: readonly Notice[];
  readonly totals: ControlTotals;
}

export interface ProfileColumnView {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly group: FeatureGroup;
  readonly missingMeans: string;
  readonly missing: number;
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly max: number;
  /** Whether every value that is there is a whole number. */
  readonly isWhole: boolean;
  /** One value per customer, NaN = missing. */
  readonly values: Float32Array;
}

/** The customer table: one row per customer, in the order of all labels and map positions. */
export interface ProfilesView {
  readonly ids: readonly string[];
  readonly columns: readonly ProfileColumnView[];
  readonly categories: readonly {
    readonly name: string;
    readonly title: string;
    readonly codes: Int32Array;
    readonly names: readonly string[];
  }[];
  readonly absent: readonly { readonly title: string; readonly reason: string }[];
  readonly referenceDay: string | undefined;
}

export interface FeaturesView {
  readonly preparation: readonly FeaturePreparation[];
  readonly dropped: readonly Omit<DroppedFeature, 'name'>[];
  readonly correlation: { readonly titles: readonly string[]; readonly r: Float64Array };
}

/** One point of every k curve; a missing part (still computed) is undefined. */
export interface KPoint {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | undefined;
  readonly silhouetteSe: number | undefined;
  readonly calinskiHarabasz: number | undefined;
  readonly daviesBouldin: number | undefined;
  /** Inertia that each restart ended with, see the Fit. */
  readonly restartInertias?: readonly number[];
}

/** Also streamed while the sweep goes on, with the points so far. */
export interface SweepView {
  readonly points: readonly KPoint[];
  readonly totalInertia: number;
  readonly silhouetteRows: number;
  readonly warnings: readonly Notice[];
}

/**
 * What was measured of structure at one k, on the customers judged. `silhouette` is theirs, which the null bands are to be
 * compared with; the sweep's is that of all customers. Parts still computed are undefined; bands grow with their draws.
 */
export interface EvidencePoint {
  readonly k: number;
  readonly silhouette: number | undefined;
  readonly silhouetteSe: number | undefined;
  /** Silhouettes of copies without segments: one Gaussian cloud with the same covariance. */
  readonly nullGaussian: NullBand | undefined;
  /** The same with the same marginals and rank correlations. */
  readonly nullCopula: NullBand | undefined;
  /** Gap statistic with those copies as reference sets. */
  readonly gapGaussian: GapPoint | undefined;
  readonly gapCopula: GapPoint | undefined;
  /** 0 to 1; clear segments have {@link EvidenceView.strengthFrom} at least. */
  readonly predictionStrength: number | undefined;
  readonly predictionStrengthSe: number | undefined;
  /** Mean best-match Jaccard of subsamples, 0 to 1, and the same on copula copies. */
  readonly stability: number | undefined;
  readonly stabilityNull: NullBand | undefined;
  /** p-value of the dip test between the two closest centroids: small where a gap parts them. */
  readonly dipPValue: number | undefined;
}

export interface GapPoint {
  readonly gap: number;
  readonly standardError: number;
}

/** Also streamed while structure is tested, with what is measured so far. */
export interface EvidenceView {
  readonly points: readonly EvidencePoint[];
  readonly judgedRows: number;
  /** Null copies of each kind to be drawn. */
  readonly nullDraws: number;
  /** Least prediction strength of clear segments, for a line in the chart. */
  readonly strengthFrom: number;
}

/** The labels of every k travel with it: choosing another k needs no run. */
export type SegmentationsView = Segmentations;
