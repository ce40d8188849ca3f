import { canonicalJson } from '../base/canonical-json.ts';
import { digest } from '../base/sha256.ts';
import type { CancelSignal } from '../engine/cancel.ts';
import { MS_BETWEEN_BREAKS } from '../engine/checkpoint.ts';
import { Cancelled } from '../engine/failure.ts';
import { createCustomerReader } from '../io/customer-reader.ts';
import { editPlan } from '../io/edit-plan.ts';
import { createEventReader } from '../io/event-reader.ts';
import { importChoices } from '../io/import-choices.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { ImportReport } from '../io/import-report.ts';
import {
  createMergeReader,
  guessMergeColumns,
  type MergeColumns,
  planMergeHistory,
} from '../io/merge-history.ts';
import { previewFile } from '../io/preview-file.ts';
import type { TablePreview } from '../io/preview-table.ts';
import { readTable } from '../io/read-table.ts';
import { exampleRejects, type RejectLog } from '../io/reject-log.ts';
import type { TableReader } from '../io/table-reader.ts';
import type {
  ImportedCustomers,
  ImportedEvents,
  ImportedMerges,
} from '../pipelines/segmentation/acquire/imported.ts';
import { storedFile } from './stored-file.ts';
import type { ImportCorrections, ImportedFile, ImportProgress, MergePreview } from './protocol.ts';

/** What an imported file of each kind is to a run. */
export interface KeptValues {
  readonly events: ImportedEvents;
  readonly customers: ImportedCustomers;
  readonly merges: ImportedMerges;
}

/** An imported file as the host keeps it. */
export type KeptImport = {
  readonly [K in keyof KeptValues]: {
    readonly kind: K;
    readonly value: KeptValues[K];
    readonly rejects: RejectLog;
  };
}[keyof KeptValues];

export interface ReadFile {
  readonly imported: ImportedFile;
  readonly kept: KeptImport;
}

/** How a long read behaves towards the rest of the worker. */
export interface ReadManners {
  readonly signal: CancelSignal;
  readonly now: () => number;
  readonly giveWay: () => Promise<void>;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** The first rows of a file and the plan to read it, guessed and corrected. */
export async function previewTableFile(
  file: Blob,
  fileName: string,
  corrections: ImportCorrections,
): Promise<TablePreview> {
  const preview = await previewFile(storedFile(file, fileName), corrections);
  const plan = editPlan(preview, corrections);
  return { ...preview, plan: { ...plan, choices: importChoices(preview, plan, corrections) } };
}

/** The first rows of a merge history and the columns that would be read. */
export async function previewMergeFile(
  file: Blob,
  fileName: string,
  columns: MergeColumns,
): Promise<MergePreview> {
  const table = await previewFile(storedFile(file, fileName));
  return { table, columns: guessMergeColumns(table, columns) };
}

/** Reads a whole file of events or customers by its plan. */
export async function importTableFile(file: Blob, plan: ImportPlan, manners: ReadManners): Promise<ReadFile> {
  const { fileName } = plan;
  if (plan.kind === 'events') {
    const { result, id, rejects } = await readWhole(file, plan, createEventReader(plan), manners);
    const { table, report } = result;
    const value: ImportedEvents = { fileName, table, report, mapping: plan.mapping, choices: plan.choices };
    return {
      imported: importedEvents(plan, { table, report, rejects }, id),
      kept: { kind: 'events', value, rejects },
    };
  }
  const { result, id, rejects } = await readWhole(file, plan, createCustomerReader(plan), manners);
  return {
    imported: importedFile('customers', result.report, { id, ids: result.table.rows, rejects }),
    kept: { kind: 'customers', value: { fileName, ...result, choices: plan.choices }, rejects },
  };
}

/** Reads a whole merge history; columns that are not given are guessed. */
export async function importMergeFile(
  file: Blob,
  fileName: string,
  columns: MergeColumns | undefined,
  manners: ReadManners,
): Promise<ReadFile> {
  const plan = planMergeHistory(await previewFile(storedFile(file, fileName)), columns);
  const { result, id, rejects } = await readWhole(file, plan, createMergeReader(plan), manners);
  const { merges, report } = result;
  const ids = new Set([...merges.past, ...merges.canonical]).size;
  return {
    imported: importedFile('merges', report, { id, ids, rejects }),
    kept: { kind: 'merges', value: { fileName, merges, report }, rejects },
  };
}

/** Reads the file to its end, resting and reporting as it goes; the id stands for plan and content. */
async function readWhole<Result>(
  file: Blob,
  plan: object,
  reader: TableReader<Result>,
  { signal, now, giveWay, onProgress }: ReadManners,
): Promise<{ readonly result: Result; readonly id: string; readonly rejects: RejectLog }> {
  let rested = now();
  const { result, contentHash } = await readTable(
    storedFile(file, reader.plan.fileName),
    reader,
    (bytes, rows) => {
      if (signal.aborted) throw new Cancelled();
      if (now() - rested < MS_BETWEEN_BREAKS) return undefined;
      onProgress({ bytes, totalBytes: file.size, rows });
      return giveWay().then(() => {
        rested = now();
      });
    },
  );
  if (signal.aborted) throw new Cancelled();
  const { fileName, header } = reader.plan;
  const id = digest().text(canonicalJson(plan)).text(contentHash).hex();
  return { result, id, rejects: { fileName, header, ...reader.rejects.log() } };
}

/** What the screen learns of events that were read. */
export function importedEvents(
  { mapping }: Pick<ImportPlan, 'mapping'>,
  { table, report, rejects }: Pick<ImportedEvents, 'table' | 'report'> & { readonly rejects: RejectLog },
  id: string,
): ImportedFile {
  const imported = importedFile('events', report, { id, ids: table.customerIds.length, rejects });
  return mapping.amount === undefined ? imported : { ...imported, amountSum: report.amountSum };
}

function importedFile(
  kind: ImportedFile['kind'],
  report: ImportReport,
  { id, ids, rejects }: { readonly id: string; readonly ids: number; readonly rejects: RejectLog },
): ImportedFile {
  return {
    id,
    kind,
    fileName: report.fileName,
    rows: report.valid,
    ids,
    bytes: report.bytes,
    rejected: report.rejected,
    rejectsKept: rejects.rows.length,
    exampleRejects: { header: rejects.header, rows: exampleRejects(rejects) },
    warnings: report.warnings,
  };
}
