import { canonicalJson } from '../base/canonical-json.ts';
import { digest } from '../base/sha256.ts';
import { InputError } from '../base/input-error.ts';
import type { CancelSignal } from '../engine/cancel.ts';
import { Cancelled } from '../engine/failure.ts';
import { createCustomerReader } from '../io/customer-reader.ts';
import { editPlan } from '../io/edit-plan.ts';
import { createEventReader } from '../io/event-reader.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { ImportReport } from '../io/import-report.ts';
import {
  createMergeReader,
  guessMergeColumns,
  type MergeColumns,
  planMergeHistory,
} from '../io/merge-history.ts';
import { PREVIEW_BYTES, previewTable, type TablePreview } from '../io/preview-table.ts';
import type { ImportedCustomers, ImportedEvents, ImportedMerges } from '../pipelines/segmentation/model.ts';
import type { ImportCorrections, ImportedFile, ImportProgress, MergePreview } from './protocol.ts';

/** What an imported file of each kind is to a run. */
export interface KeptValues {
  readonly events: ImportedEvents;
  readonly customers: ImportedCustomers;
  readonly merges: ImportedMerges;
}

/** An imported file as the host keeps it. */
export type KeptImport = {
  readonly [K in keyof KeptValues]: { readonly kind: K; readonly value: KeptValues[K] };
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

const MS_BETWEEN_BREAKS = 10;
// Stored pieces can be megabytes long; one this size is read in a few milliseconds.
const BYTES_AT_ONCE = 65_536;

/** The first rows of a file and the plan to read it, guessed and corrected. */
export async function previewFile(
  file: Blob,
  fileName: string,
  corrections: ImportCorrections,
): Promise<TablePreview> {
  const head = await bytesOf(file.slice(0, PREVIEW_BYTES), fileName);
  const { delimiter, hasHeader, encoding, ...edits } = corrections;
  const preview = previewTable(head, fileName, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(hasHeader === undefined ? {} : { hasHeader }),
    ...(encoding === undefined ? {} : { encoding }),
    complete: file.size <= PREVIEW_BYTES,
  });
  return Object.keys(edits).length === 0 ? preview : { ...preview, plan: editPlan(preview, edits) };
}

/** The first rows of a merge history and the columns that would be read. */
export async function previewMergeFile(
  file: Blob,
  fileName: string,
  columns: MergeColumns,
): Promise<MergePreview> {
  const table = await previewFile(file, fileName, {});
  return { table, columns: guessMergeColumns(table, columns) };
}

/** Reads a whole file of events or customers by its plan. */
export async function importTableFile(file: Blob, plan: ImportPlan, manners: ReadManners): Promise<ReadFile> {
  const { fileName } = plan;
  if (plan.kind === 'events') {
    const reader = createEventReader(plan);
    const hash = await readThrough(file, fileName, plan, reader, manners);
    const { table, report } = reader.finish();
    const value: ImportedEvents = { fileName, table, report, mapping: plan.mapping };
    return {
      imported: importedFile('events', hash, report, table.customerIds.length),
      kept: { kind: 'events', value },
    };
  }
  const reader = createCustomerReader(plan);
  const hash = await readThrough(file, fileName, plan, reader, manners);
  const { table, report } = reader.finish();
  return {
    imported: importedFile('customers', hash, report, table.rows),
    kept: { kind: 'customers', value: { fileName, table, report } },
  };
}

/** Reads a whole merge history; columns that are not given are guessed. */
export async function importMergeFile(
  file: Blob,
  fileName: string,
  columns: MergeColumns | undefined,
  manners: ReadManners,
): Promise<ReadFile> {
  const plan = planMergeHistory(await previewFile(file, fileName, {}), columns);
  const reader = createMergeReader(plan);
  const hash = await readThrough(file, fileName, plan, reader, manners);
  const { merges, report } = reader.finish();
  const ids = new Set([...merges.past, ...merges.canonical]).size;
  return {
    imported: importedFile('merges', hash, report, ids),
    kept: { kind: 'merges', value: { fileName, merges, report } },
  };
}

interface PieceReader {
  push(bytes: Uint8Array): void;
  bytesRead(): number;
}

/** Feeds the file to the reader piece by piece; gives the hash of plan and content. */
async function readThrough(
  file: Blob,
  fileName: string,
  plan: object,
  reader: PieceReader,
  manners: ReadManners,
): Promise<string> {
  const { signal, now, giveWay, onProgress } = manners;
  const hash = digest().text(canonicalJson(plan));
  let rested = now();
  for (let at = 0; at < file.size; at += BYTES_AT_ONCE * 16) {
    const piece = await bytesOf(file.slice(at, at + BYTES_AT_ONCE * 16), fileName);
    hash.array(piece);
    for (let from = 0; from < piece.length; from += BYTES_AT_ONCE) {
      if (signal.aborted) throw new Cancelled();
      reader.push(piece.subarray(from, from + BYTES_AT_ONCE));
      if (now() - rested < MS_BETWEEN_BREAKS) continue;
      onProgress({ bytes: reader.bytesRead(), totalBytes: file.size });
      await giveWay();
      rested = now();
    }
  }
  if (signal.aborted) throw new Cancelled();
  return hash.hex();
}

async function bytesOf(part: Blob, fileName: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    throw new InputError({
      file: fileName,
      message: 'The file can no longer be read: it was moved, changed or locked since it was chosen.',
      remedy: 'Choose it again.',
    });
  }
}

function importedFile(
  kind: ImportedFile['kind'],
  id: string,
  report: ImportReport,
  ids: number,
): ImportedFile {
  return {
    id,
    kind,
    fileName: report.fileName,
    rows: report.valid,
    ids,
    bytes: report.bytes,
    rejected: report.rejected,
    warnings: report.warnings,
  };
}
