import type { CacheStats } from '../engine/cache.ts';
import type { RunEvent } from '../engine/events.ts';
import type { Failure } from '../engine/failure.ts';
import type { StageTitle } from '../engine/pipeline.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { PlanEdits } from '../io/edit-plan.ts';
import type { FileChoices } from '../io/file-to-fit.ts';
import type { TablePreview } from '../io/preview-table.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import type { ExampleReject } from '../io/reject-log.ts';
import type { MergeColumns, MergeGuess } from '../io/merge-history.ts';
import type { PipelineId } from '../pipelines/catalog.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ResultDocument } from '../pipelines/segmentation/result-document.ts';
import type { ImportTrial } from './import-trial.ts';
import type { ApplyOrder, ModelView } from './apply-protocol.ts';
import type { HandedOver, HandoverRequest } from './handover-protocol.ts';
import type { PackedFile } from './pack-files.ts';

/** Every answer that crosses the thread: a value, a failure or a cancel, never an exception. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

/** Which imported files a run reads; ids come from `importEvents` and its kin. */
export interface RunInputs {
  readonly events?: string;
  readonly customers?: string;
  readonly merges?: string;
}

export interface RunOrder {
  readonly pipeline: PipelineId;
  readonly config: SegmentationConfig;
  readonly inputs: RunInputs;
}

/** What the screen learns of an imported file. */
export interface ImportedFile {
  /** Names the data in a {@link RunOrder}; stands for the content. */
  readonly id: string;
  readonly fileName: string;
  readonly kind: 'events' | 'customers' | 'merges';
  readonly rows: number;
  readonly ids: number;
  /** Sum of the amounts of all rows; absent where no column holds amounts. */
  readonly amountSum?: number;
  readonly bytes: number;
  readonly rejected: readonly {
    readonly reason: string;
    readonly message: string;
    readonly count: number;
    readonly firstRows: readonly number[];
    /** What stood there, for a few of them. */
    readonly examples: readonly string[];
  }[];
  /** How many of the rejected rows are kept whole, the first ones; `rejectedRows` writes them. */
  readonly rejectsKept: number;
  /** What each of several files gave, in their order; absent where it is one. */
  readonly files?: readonly {
    readonly fileName: string;
    readonly rows: number;
    readonly rejected: number;
    readonly bytes: number;
  }[];
  /** A few rejected rows for each reason, and the names of their columns. */
  readonly exampleRejects: { readonly header: readonly string[]; readonly rows: readonly ExampleReject[] };
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** A user's corrections of what a preview guessed: how the text is cut, and which column is what. */
export type ImportCorrections = PreviewOverrides & PlanEdits & { readonly together?: FilesChosen };

/** Several files stored one after the other as they were opened together, and what a person chose among them. */
export interface FilesChosen extends FileChoices {
  /** A number of its own for each time that files are opened. */
  readonly opening: number;
  readonly files: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  /** Ids of files, as the preview gives them, that are left out on demand. */
  readonly removed: readonly string[];
}

export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  /** Data rows met so far. */
  readonly rows: number;
}

/** A merge history's first rows, and the columns that would be read. */
export interface MergePreview {
  readonly table: TablePreview;
  readonly columns: MergeGuess;
}

/** What the host tells once it is ready. */
export interface HostReady {
  readonly workers: number;
  readonly sharedMemory: boolean;
  /** How many times as long its thread takes as the machine that estimates are fitted to. */
  readonly pace: number;
  readonly stages: readonly StageTitle[];
}

/** Messages on a run's port, host to page. The last one is `run-ended`; `result` precedes it when there is one. */
export type RunMessage = RunEvent | { readonly kind: 'result'; readonly document: ResultDocument };

/** The calls that the host worker answers. Files stay on this machine; their bytes are read inside the worker. */
export interface HostApi {
  /** Starts the pool and tells what there is. */
  warmUp(options: WarmUpOptions): Promise<Answer<HostReady>>;
  /**
   * Starts a run, cancelling the former; its {@link RunMessage}s go over `port`, which the host closes after the last one.
   * Resolves when the run is over.
   */
  run(order: RunOrder, port: MessagePort): Promise<Answer<undefined>>;
  /** Cancels the run under way, if any. */
  cancel(): Promise<void>;
  /** The first rows and the plan, with corrections applied to the guess. */
  preview(file: Blob, fileName: string, corrections: ImportCorrections): Promise<Answer<TablePreview>>;
  /** The first rows of a merge history and its columns: chosen, else guessed. */
  previewMerges(file: Blob, fileName: string, columns: MergeColumns): Promise<Answer<MergePreview>>;
  /** What the plan and these rules of the quality check would make of the first rows and of some drawn by the seed. */
  tryImport(
    file: Blob,
    plan: ImportPlan,
    quality: SegmentationConfig['quality'],
    seed: number,
  ): Promise<Answer<ImportTrial>>;
  /** Reads the file; {@link ImportProgress} goes over `port`. An unfinished import leaves nothing behind. */
  importTable(file: Blob, plan: ImportPlan, port: MessagePort): Promise<Answer<ImportedFile>>;
  importMerges(
    file: Blob,
    fileName: string,
    columns: MergeColumns | undefined,
    port: MessagePort,
  ): Promise<Answer<ImportedFile>>;
  /** Cancels the import under way, if any. */
  cancelImport(): Promise<void>;
  /** The rejected rows of imported data as CSV, as far as they are kept. */
  rejectedRows(id: string): Promise<Answer<Blob>>;
  /**
   * Writes files that repeat a finished run on other engines. What is finished answers from the cache; what was forgotten
   * since is computed anew.
   */
  handOver(order: RunOrder, request: HandoverRequest): Promise<Answer<HandedOver>>;
  /** Reads an untrusted model file and tells what it holds. */
  readModel(file: Blob, fileName: string): Promise<Answer<ModelView>>;
  /**
   * Gives customers of new data the segments of a model, the former application cancelled; its `ApplyMessage`s go over
   * `port`, the result among them. Neither inputs nor finished stages are touched.
   */
  applyModel(order: ApplyOrder, port: MessagePort): Promise<Answer<undefined>>;
  cancelApply(): Promise<void>;
  /** Packs the files of a project into one archive. */
  pack(files: readonly PackedFile[]): Promise<Answer<Blob>>;
  /** The files of a project; anything may be in it. */
  unpack(project: Blob, fileName: string): Promise<Answer<readonly PackedFile[]>>;
  /** Forgets imported data. */
  remove(id: string): Promise<void>;
  cacheStats(): Promise<CacheStats>;
  /** Forgets all finished stages, or these. */
  clearCache(stages?: readonly string[]): Promise<void>;
  /** Answers when the host gives way next: its sign of life. */
  ping(): Promise<void>;
}

export interface WarmUpOptions {
  readonly workers: number;
  /** Most bytes that finished artifacts may hold. */
  readonly cacheBudget: number;
}
