import type { Embedding, Projection } from './map/artifacts.ts';
import type { CodedColumn } from '../../io/event-table.ts';
import type { ImportChoice } from '../../io/import-plan.ts';
import type { MergeHistory } from '../../io/merge-history.ts';
import { stagesOver } from '../../engine/stage.ts';
import type { EventFacts, EventSummary } from './acquire/artifacts.ts';
import type { ImportedCustomers, ImportedEvents, ImportedMerges } from './acquire/imported.ts';
import type { SegmentationConfig } from './config.ts';
import type { SegmentByHand } from './edits/by-hand.ts';
import type { FeatureGroup } from './profiles/feature-group.ts';
import type { Counted, Notice } from './notice.ts';
import type { Features } from './preparation/features.ts';
import type { CustomerSilhouettes } from './sweep/customer-silhouettes.ts';
import type { Sweep } from './sweep/artifacts.ts';
import type { KChoice } from './choice/artifacts.ts';
import type { Contrast } from './segments/contrast.ts';
import type { SegmentRule } from './segments/segment-rule.ts';
import type { Evidence } from './structure/evidence.ts';
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
import type { CheckedBlocks, EventBlocks } from './streaming/event-blocks.ts';
import type { Value } from './value/artifacts.ts';

/** Event types; an event's type is its index here. */
export const EVENT_TYPES = [
  'session_start',
  'view_category',
  'view_item',
  'add_to_cart',
  'checkout',
  'purchase',
  'refund',
  'email_open',
  'email_click',
  'support_contact',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Events as columns, one entry each, ordered as they were made or read. */
export interface Events {
  readonly count: number;
  /** Codes into `customerIds`: ids as they stand in the data, before identity resolution. */
  readonly customer: Int32Array;
  readonly customerIds: readonly string[];
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: Float64Array;
  /** Index into {@link EVENT_TYPES}. */
  readonly type: Uint8Array;
  /** Currency; refunds are negative; NaN where an event has no amount. */
  readonly amount: Float64Array;
  /** Discount of an order as a share in [0, 1], NaN = unknown; absent when the data carry none. */
  readonly discount?: Float32Array;
  readonly quantity?: Float64Array;
  readonly order?: CodedColumn;
  readonly category?: CodedColumn;
  readonly device?: CodedColumn;
  readonly channel?: CodedColumn;
  /** 1-based row of the file or serial number of the generator. */
  readonly sourceRow: Int32Array;
  /** 1 where the event is an exact copy of an earlier one. */
  readonly repeated: Uint8Array;
}

/** Sums that every stage must hand on unchanged, save for what it lists as removed. */
export interface ControlTotals {
  readonly events: number;
  readonly customers: number;
  /** Net of refunds. */
  readonly revenue: number;
  /** Absolute sum. */
  readonly refunds: number;
  /** Days as YYYY-MM-DD in UTC; undefined without events. */
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** Known groups of customers to compare with, never a feature. `codes` by index of the owner's ids; −1 = unknown. */
export interface Truth {
  readonly name: string;
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** Events that a stage hands on: held, or in blocks that are made again whenever they are looked at. */
export type HeldOrBlocks<Blocks> =
  | { readonly events: Events; readonly blocks?: undefined }
  | { readonly events?: undefined; readonly blocks: Blocks };

/** One that holds its events. */
export type Held<T> = T & { readonly events: Events };

export interface AcquiredFacts {
  readonly source: 'synthetic' | 'events';
  /** By code: ids as they stand in the data. */
  readonly ids: readonly string[];
  readonly summary: EventSummary;
  readonly facts: EventFacts;
  readonly merges: MergeHistory;
  /** Rows of the merge history that were left out. */
  readonly rejectedMerges: readonly Counted[];
  /** By code of `ids`. */
  readonly truth: Truth | undefined;
  /** Rows that were read, and those that never became events. */
  readonly read: number;
  readonly parsed: number;
  readonly rejected: readonly Counted[];
  readonly totals: ControlTotals;
  readonly warnings: readonly Notice[];
  readonly choices?: readonly ImportChoice[] | undefined;
  /** Role → column, for imported files. */
  readonly mapping: Readonly<Record<string, string>>;
  /** SHA-256 of the columns. */
  readonly dataHash: string;
}

export type Acquired = AcquiredFacts & HeldOrBlocks<EventBlocks>;

export interface CheckedFacts {
  readonly summary: EventSummary;
  /** 1 for each id with an event that is kept. */
  readonly occurs: Uint8Array;
  readonly facts: EventFacts;
  readonly valid: number;
  readonly kept: number;
  readonly quarantined: readonly Counted[];
  readonly totals: ControlTotals;
  readonly warnings: readonly Notice[];
}

export type Checked = CheckedFacts & HeldOrBlocks<CheckedBlocks>;

export interface IdentityIssue {
  readonly kind: 'cycle' | 'conflict' | 'self-merge' | 'repeated-merge' | 'rejected-row' | 'unknown-id';
  readonly message: string;
  /** The ids concerned, in order along the chain. */
  readonly path: readonly string[];
  /** What was done about it. */
  readonly action: string;
}

export interface Identity {
  /** Code of a raw id → index of its canonical customer; −1 for ids without events. */
  readonly canonicalOf: Int32Array;
  readonly canonicalIds: readonly string[];
  /** By canonical customer. */
  readonly truth: Truth | undefined;
  readonly rawIds: number;
  readonly mergeRows: number;
  /** How many ids were joined to another. */
  readonly merged: number;
  readonly issues: readonly IdentityIssue[];
  /** Beyond the first 1,000 issues they are only counted. */
  readonly issueCounts: Readonly<Partial<Record<IdentityIssue['kind'], number>>>;
  readonly longestChain: number;
  /** Where spelling does not count: ids that are written in several ways, and how many ways those are. */
  readonly respelled: { readonly ids: number; readonly spellings: number } | undefined;
  readonly warnings: readonly Notice[];
  readonly totals: ControlTotals;
}

/** What is to be done with a feature before it is clustered. */
export type FeatureNature = 'count' | 'money' | 'share' | 'days' | 'plain';

/** One numeric column of the profiles; one value per customer, NaN = missing. */
export interface ProfileColumn {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly group: FeatureGroup;
  readonly nature: FeatureNature;
  readonly values: Float64Array;
  /** What a missing value means, and what stands in for it in clustering. */
  readonly missing: { readonly means: string; readonly fill: 'median' | 'zero' | 'maximum' };
  /** Shown and contrasted but not clustered on (e.g. revenue for customer tables, counts that restate others). */
  readonly clustered: boolean;
}

/** A categorical column: shown and contrasted by lift, never clustered on. */
export interface ProfileCategory {
  readonly name: string;
  readonly title: string;
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** One row per canonical customer. */
export interface Profiles {
  readonly ids: readonly string[];
  readonly columns: readonly ProfileColumn[];
  readonly categories: readonly ProfileCategory[];
  /** Features the data cannot support, with the reason. */
  readonly absent: readonly { readonly name: string; readonly title: string; readonly reason: string }[];
  readonly truth: Truth | undefined;
  /** Net revenue and purchases by customer; undefined where the data hold none. */
  readonly revenue: Float64Array | undefined;
  readonly purchases: Float64Array | undefined;
  readonly referenceDay: string | undefined;
  readonly totals: ControlTotals | undefined;
}

export interface Segment {
  /** 0 … k − 1, by size. */
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly share: number;
  /** Net; undefined where the data hold none. */
  readonly revenue: number | undefined;
  readonly revenueShare: number | undefined;
  /** Mean of the feature "Order value" (gross spend per order of each customer) over the members with an order. */
  readonly averageOrderValue: number | undefined;
  readonly silhouette: number;
  /** Those beyond the thresholds, strongest first. */
  readonly contrasts: readonly Contrast[];
  readonly rule: SegmentRule;
  /** Set in a segmentation that was edited. */
  readonly byHand?: SegmentByHand;
}

/** One segmentation for each k of the sweep. */
export interface Segmentation {
  readonly k: number;
  /** Segment of each customer, as in the fit. */
  readonly labels: Uint8Array;
  readonly segments: readonly Segment[];
  readonly customerSilhouettes: CustomerSilhouettes;
  /** Cohen's d of every profile column, row-major segments × columns, for the heat map. */
  readonly effects: Float64Array;
  /** Mean of every profile column in each segment, row-major. */
  readonly means: Float64Array;
  readonly truth: { readonly ari: number; readonly nmi: number } | undefined;
  /** What the run found, where this was edited by hand: then `k` counts the segments as edited. */
  readonly swept?: Segmentation;
}

export interface Segmentations {
  readonly byK: readonly Segmentation[];
  /** Adjusted Rand index between the segmentations of every two k, row-major in the order of `byK`. */
  readonly agreement: Float64Array;
  /** The columns of `effects` and `means`. */
  readonly columns: readonly {
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    readonly group: FeatureGroup;
  }[];
}

/** Everything the pipeline makes, by name; the first three are given from outside. */
export interface SegmentationArtifacts {
  readonly importedEvents: ImportedEvents;
  readonly importedCustomers: ImportedCustomers;
  readonly importedMerges: ImportedMerges;
  readonly acquired: Acquired;
  readonly checked: Checked;
  readonly identity: Identity;
  readonly profiles: Profiles;
  readonly features: Features;
  readonly sweep: Sweep;
  /** Absent when structure is not tested. */
  readonly evidence: Evidence;
  readonly kChoice: KChoice;
  readonly segmentations: Segmentations;
  readonly projection: Projection;
  /** Absent unless it is asked for. */
  readonly embedding: Embedding;
  /** Absent where a test is switched off, or the data do not allow it; so for all that follow. */
  readonly sampleCheck: SampleCheck;
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

/** Defines a stage of this pipeline. */
export const stage = stagesOver<SegmentationArtifacts, SegmentationConfig>();
