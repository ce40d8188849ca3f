import type { CacheStats } from '../engine/cache.ts';
import type { RunOutcome } from '../engine/events.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { TablePreview } from '../io/preview-table.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ImportTrial } from './import-trial.ts';
import type { AppliedData, ApplyProgress } from './applied-data.ts';
import type { ApplyOrder, ModelView } from './apply-protocol.ts';
import type { HandedOver, HandoverRequest } from './handover-protocol.ts';
import type { PackedFile } from './pack-files.ts';
import type {
  Answer,
  HostReady,
  ImportCorrections,
  ImportedFile,
  ImportProgress,
  MergePreview,
  RunMessage,
  RunOrder,
} from './protocol.ts';

/**
 * What the page asks of the worker, whatever happens to the worker: every promise settles, nothing rejects, and a lost
 * worker is replaced with its imported files read again.
 */
export interface Runner {
  /** Starts the worker and its pool, so that the first run need not wait for them. */
  warmUp(): Promise<Answer<HostReady>>;
  /** Runs; cancels a run under way first. `run-ended` is the last message, exactly once, also after a crash. */
  run(order: RunOrder, onMessage: (message: RunMessage) => void): Promise<RunOutcome>;
  /** Ends the run under way as cancelled, within half a second. */
  cancel(): void;
  /** The file's first rows and a plan: guessed, with the user's corrections. */
  preview(file: File, corrections?: ImportCorrections): Promise<Answer<TablePreview>>;
  /** A merge history's first rows and its columns: chosen, else guessed. */
  previewMerges(file: File, columns: MergeColumns): Promise<Answer<MergePreview>>;
  /** What the plan and these rules of the quality check would make of the first rows and of some drawn by the seed. */
  tryImport(
    file: File,
    plan: ImportPlan,
    quality: SegmentationConfig['quality'],
    seed: number,
  ): Promise<Answer<ImportTrial>>;
  importTable(
    file: File,
    plan: ImportPlan,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Answer<ImportedFile>>;
  importMerges(
    file: File,
    columns: MergeColumns | undefined,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Answer<ImportedFile>>;
  cancelImport(): void;
  /** The rejected rows of imported data as CSV, as far as they are kept; read again where the worker was lost. */
  rejectedRows(id: string): Promise<Answer<Blob>>;
  /**
   * Writes files that repeat a finished run on other engines. What is finished answers from the cache; what was forgotten
   * since is computed anew.
   */
  handOver(order: RunOrder, request: HandoverRequest): Promise<Answer<HandedOver>>;
  /** Reads an untrusted model file and tells what it holds. */
  readModel(file: File): Promise<Answer<ModelView>>;
  /** Gives customers of new data the segments of a model; inputs and finished stages stay as they are. */
  applyModel(order: ApplyOrder, onProgress: (progress: ApplyProgress) => void): Promise<Answer<AppliedData>>;
  cancelApply(): void;
  /** Packs the files of a project into one archive. */
  pack(files: readonly PackedFile[]): Promise<Answer<Blob>>;
  /** The files of a project; anything may be in it. */
  unpack(project: File): Promise<Answer<readonly PackedFile[]>>;
  /** Forgets an imported file. */
  remove(id: string): void;
  cacheStats(): Promise<Answer<CacheStats>>;
  /** Forgets all finished stages, or these. */
  clearCache(stages?: readonly string[]): Promise<Answer<undefined>>;
  /** Ends the worker for good. */
  close(): void;
}
