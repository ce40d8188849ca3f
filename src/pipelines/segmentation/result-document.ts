import type { StageStatus } from '../../engine/events.ts';
import type { ImportChoice } from '../../io/import-plan.ts';
import type { SegmentationConfig } from './config.ts';
import type {
  PredictionResult,
  RfmResult,
  SensitivityResult,
  ValueResult,
} from './result/evidence-document.ts';
import type { RobustnessResult, VerdictResult } from './result/verdict-document.ts';

/** Whether the data have structure; `not tested` when that test is switched off. */
export type Structure = 'clear' | 'weak' | 'none' | 'not tested';

/** The result of a run as one JSON document, version 1: numbers are finite, unknown is null. */
export interface ResultDocument {
  readonly schemaVersion: 1;
  readonly app: { readonly name: 'Strata'; readonly version: string };
  readonly config: SegmentationConfig;
  readonly dataHash: string;
  /** SHA-256 over labels, k, robustness and what the rules say of each segment; not over timings, nor over decisions by hand. */
  readonly resultHash: string;
  readonly funnel: {
    readonly read: number;
    readonly parsed: number;
    readonly valid: number;
    readonly kept: number;
    readonly rejected: readonly CountedRows[];
    readonly quarantined: readonly CountedRows[];
  };
  readonly totals: {
    readonly events: number;
    readonly customers: number;
    /** Money is rounded to a millionth and to 15 significant digits. */
    readonly revenue: number | null;
    readonly refunds: number | null;
    readonly firstDay: string | null;
    readonly lastDay: string | null;
  };
  readonly identity: {
    readonly rawIds: number;
    readonly customers: number;
    readonly mergeRows: number;
    readonly merged: number;
    /** Only where the spelling of ids does not count: ids written in several ways, and how many ways those are. */
    readonly respelled?: { readonly ids: number; readonly spellings: number };
    /** What is odd about the merge history, rows that were left out of it included (`rejected-row`); `mergeRows` are the others. */
    readonly issues: readonly {
      readonly kind: string;
      readonly message: string;
      readonly path: readonly string[];
      readonly action: string;
    }[];
    readonly issueCounts: Readonly<Record<string, number>>;
  } | null;
  readonly mapping: Readonly<Record<string, string>>;
  /** How imported files were read, as far as that could be otherwise: each in the words of `--read`; null for generated data. */
  readonly import: { readonly choices: readonly ImportChoice[] } | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly stages: readonly {
    readonly name: string;
    readonly status: StageStatus;
    readonly ms: number;
    readonly bytes: number;
    readonly metrics: Readonly<Record<string, number>>;
  }[];
  readonly kSelection: {
    readonly mode: 'auto' | 'fixed';
    readonly range: readonly [number, number];
    readonly chosen: number;
    readonly structure: Structure;
    readonly reason: string;
    /** What single criteria would take where that is another k. */
    readonly disagreement: readonly { readonly criterion: string; readonly k: number }[];
    /** Customers that structure was judged on. */
    readonly judgedRows: number | null;
    /** What clustering a sample does to the segments of the chosen k; null with no more customers than a sample holds. */
    readonly sample: {
      readonly made: 'all' | 'sample';
      readonly customers: number;
      readonly sampled: number;
      readonly ariWithAll: number;
      readonly ariBetweenSamples: number;
    } | null;
    readonly curve: readonly CurvePoint[];
  };
  readonly segments: readonly {
    /** From 1, the largest, as on the page and in assignments.csv. */
    readonly id: number;
    readonly name: string;
    readonly size: number;
    readonly share: number;
    readonly revenue: number | null;
    /** Value over the horizon per member and of all; members without a purchase count as worth nothing. */
    readonly meanClv: number | null;
    readonly totalClv: number | null;
    /** Members with a purchase, on whom the value rests. */
    readonly valuedCustomers: number | null;
    /** Null where the segment was not tested in any way. */
    readonly robustness: RobustnessResult | null;
    readonly contrasts: readonly {
      readonly feature: string;
      readonly category: string | null;
      readonly inside: number;
      readonly outside: number;
      readonly effect: number;
      /** Set where the effect is this or more. */
      readonly capped?: true;
      /** Members with a value, on whom `inside` rests. */
      readonly members?: number;
    }[];
    readonly rule: {
      readonly text: string;
      /** What the text says, exactly: all must hold, and a missing value meets none. */
      readonly conditions?: readonly {
        readonly feature: string;
        readonly sign: '≤' | '>';
        readonly threshold: number;
      }[];
      readonly precision: number;
      readonly recall: number;
    };
    readonly verdict: VerdictResult;
  }[];
  /** Each test null where it was not done. */
  readonly sensitivity: SensitivityResult;
  readonly value: ValueResult | null;
  readonly rfm: RfmResult | null;
  readonly prediction: PredictionResult | null;
  readonly truth: { readonly ari: number; readonly nmi: number } | null;
}

type SegmentResult = ResultDocument['segments'][number];

/** A segment of a result that was edited by hand. */
export interface EditedSegmentResult extends Omit<SegmentResult, 'verdict' | 'rule'> {
  /** Null for a merged segment: rules were searched for its parts. */
  readonly rule: SegmentResult['rule'] | null;
  /** Null for a segment set aside. */
  readonly verdict: VerdictResult | null;
  /** Absent where nothing was edited. */
  readonly byHand?: {
    /** Several where they were merged. */
    readonly segmentsOfRun: readonly number[];
    readonly generatedName: string;
    readonly description: string | null;
    readonly setAside: boolean;
  };
}

/** The result with what people decided and edited since; `resultHash` is that of the run. */
export interface EditedResultDocument extends Omit<ResultDocument, 'segments'> {
  readonly segments: readonly EditedSegmentResult[];
}

export interface CountedRows {
  readonly reason: string;
  readonly count: number;
  readonly firstRows: readonly number[];
}

/**
 * One k. What structure is judged by is measured on `judgedRows` customers, and null where that test is off: compare
 * `judgedSilhouette`, not `silhouette` (of all customers), with the null bands. `nullSilhouette…` are those of one Gaussian
 * cloud with the same covariance, `nullCopula…` those of copies with the same marginals and rank correlations.
 */
export interface CurvePoint {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number;
  readonly silhouetteSe: number;
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
  readonly judgedSilhouette: number | null;
  readonly judgedSilhouetteSe: number | null;
  readonly nullSilhouetteMean: number | null;
  readonly nullSilhouetteP95: number | null;
  readonly nullCopulaMean: number | null;
  readonly nullCopulaP95: number | null;
  readonly gaussianGap: number | null;
  readonly gaussianGapSe: number | null;
  readonly copulaGap: number | null;
  readonly copulaGapSe: number | null;
  readonly predictionStrength: number | null;
  readonly predictionStrengthSe: number | null;
  readonly stability: number | null;
  readonly nullStabilityMean: number | null;
  readonly nullStabilityP95: number | null;
  readonly dipPValue: number | null;
}
