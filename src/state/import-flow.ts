import type { Failure } from '../engine/failure.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { TablePreview } from '../io/preview-table.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ImportCorrections, ImportedFile, ImportProgress, MergePreview } from '../worker/protocol.ts';
import type { ImportTrial } from '../worker/import-trial.ts';
import type { ImportPace } from './import-pace.ts';
import type { Recalled } from './remembered-mapping.ts';
import type { WantedData } from './wanted-data.ts';

/** The files that a run may read. */
export interface Inputs {
  readonly events: ImportedFile | undefined;
  readonly customers: ImportedFile | undefined;
  readonly merges: ImportedFile | undefined;
}

export type InputKind = keyof Inputs;

/** In the order in which they are read and shown. */
export const INPUT_KINDS: readonly InputKind[] = ['events', 'customers', 'merges'];

/** Corrections that were left, and the step of the draft of that time: so both are undone in the order in which they were made. */
export interface CorrectionStep {
  readonly corrections: ImportCorrections;
  readonly recalled: Recalled | undefined;
  readonly draft: object;
}

/** What corrections have come to. */
export type Corrected = Pick<TablePreviewed, 'corrections' | 'recalled' | 'done' | 'undone'>;

/** What a trial depends on. */
export interface TrialOrder {
  readonly plan: ImportPlan;
  readonly quality: SegmentationConfig['quality'];
  readonly seed: number;
}

export type Trial =
  | { readonly kind: 'tried'; readonly result: ImportTrial }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Where the import of a file stands; `previewed`, `mergesPreviewed` and `failed` wait for the user. What is `wanted` by a
 * model goes no further than its preview; undefined: data of the next run.
 */
export type ImportFlow =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'previewing';
      readonly fileName: string;
      readonly bytes: number;
      readonly wanted: WantedData | undefined;
    }
  | {
      readonly kind: 'previewed';
      readonly wanted: WantedData | undefined;
      readonly fileName: string;
      readonly bytes: number;
      readonly preview: TablePreview;
      /** What the user has corrected so far; `preview.plan` is the guess with these applied. */
      readonly corrections: ImportCorrections;
      /** The last correction was refused, for this reason. */
      readonly refused: Failure | undefined;
      /** A correction is being previewed; `preview` is still the former one. */
      readonly refreshing: boolean;
      /** While refreshing: what `preview` was made with. */
      readonly settled: Corrected | undefined;
      /** What undo and redo go through, the next last. */
      readonly undone: readonly CorrectionStep[];
      readonly done: readonly CorrectionStep[];
      /** How the last file with these columns was read, when that is what `corrections` began with. */
      readonly recalled: Recalled | undefined;
      /** What the random rows are drawn by. */
      readonly seed: number;
      /** What the plan makes of some rows; of the former plan, until the trial of this one is over. */
      readonly trial: Trial | undefined;
      /** What `trial` was made of. */
      readonly tried: TrialOrder | undefined;
    }
  | {
      readonly kind: 'mergesPreviewed';
      readonly wanted: WantedData | undefined;
      readonly fileName: string;
      readonly bytes: number;
      readonly preview: MergePreview;
      /** What the user has chosen so far; `preview.columns` is the guess with these applied. */
      readonly chosen: MergeColumns;
      readonly refused: Failure | undefined;
      readonly refreshing: boolean;
      /** While refreshing: what `preview` was made with. */
      readonly settled: { readonly chosen: MergeColumns } | undefined;
    }
  | {
      readonly kind: 'importing';
      readonly what: InputKind;
      readonly fileName: string;
      readonly progress: ImportProgress;
      readonly pace: ImportPace;
    }
  | {
      readonly kind: 'failed';
      readonly wanted: WantedData | undefined;
      /** Whether the file was to be data, or the merge history beside them. */
      readonly as: 'table' | 'merges';
      readonly fileName: string;
      readonly failure: Failure;
      /** Where `backToPreview` leads, when there was a preview. */
      readonly previewed: Previewed | undefined;
    };

/** A table that waits for corrections or for the import. */
export type TablePreviewed = Extract<ImportFlow, { kind: 'previewed' }>;

/** A flow that waits for corrections or for the import. */
export type Previewed = Extract<ImportFlow, { kind: 'previewed' | 'mergesPreviewed' }>;

/** The flow once a file could not be previewed or imported. */
export function failedFlow(
  { name }: { readonly name: string },
  why: Pick<Extract<ImportFlow, { kind: 'failed' }>, 'as' | 'failure' | 'previewed' | 'wanted'>,
): ImportFlow {
  return { kind: 'failed', fileName: name, ...why };
}

/** The flow as its preview was made, without what is only being previewed. */
export function settledFlow<Flow extends Previewed>(flow: Flow): Flow {
  return { ...flow, ...flow.settled, settled: undefined, refreshing: false };
}

/** What a model wants of the data that are being imported; undefined for data of the next run, and where nothing is. */
export function wantedBy(flow: ImportFlow): WantedData | undefined {
  return 'wanted' in flow ? flow.wanted : undefined;
}
