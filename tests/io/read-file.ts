import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../src/base/input-error.ts';
import { createCustomerReader } from '../../src/io/customer-reader.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import type { PlanEdits } from '../../src/io/edit-plan.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import type { EventTable } from '../../src/io/event-table.ts';
import type { ImportPlan } from '../../src/io/import-plan.ts';
import type { ImportReport } from '../../src/io/import-report.ts';
import { openTextRecords } from '../../src/io/pour-records.ts';
import { previewFile } from '../../src/io/preview-file.ts';
import { PREVIEW_BYTES, previewText } from '../../src/io/preview-text.ts';
import type { PreviewOverrides } from '../../src/io/preview-overrides.ts';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { readTable } from '../../src/io/read-table.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import type { TableReader } from '../../src/io/table-reader.ts';
import { sharedData } from '../shared-data.ts';

/** The preview of a reference data file's first bytes, and its bytes, unpacked where the name ends in .gz. */
export function previewOf(path: string): { preview: TablePreview; bytes: Uint8Array } {
  const stored = readFileSync(sharedData(path));
  const bytes = new Uint8Array(path.endsWith('.gz') ? gunzipSync(stored) : stored);
  return { preview: previewBytes(bytes, path.split('/').at(-1)!), bytes };
}

/** The preview of unpacked bytes. */
export function previewBytes(bytes: Uint8Array, fileName: string): TablePreview {
  const complete = bytes.length <= PREVIEW_BYTES;
  return previewText({ fileName, bytes: bytes.subarray(0, PREVIEW_BYTES), complete });
}

/** Reads bytes as events, in pieces of 64 KiB. */
export function readEvents(
  preview: TablePreview,
  bytes: Uint8Array,
  edits: PlanEdits = {},
): ReturnType<ReturnType<typeof createEventReader>['finish']> {
  return fed(createEventReader(editPlan(preview, edits)), bytes);
}

/** Reads bytes as a customer table, in pieces of 64 KiB. */
export function readCustomers(
  preview: TablePreview,
  bytes: Uint8Array,
  edits: PlanEdits = {},
): ReturnType<ReturnType<typeof createCustomerReader>['finish']> {
  return fed(createCustomerReader(editPlan(preview, edits)), bytes);
}

/** Pushes unpacked bytes in pieces and finishes. */
export function fed<T>(reader: TableReader<T>, bytes: Uint8Array, piece = 65_536): T {
  const source = openTextRecords(reader.plan, reader.rows);
  for (let at = 0; at < bytes.length; at += piece) source.push(bytes.subarray(at, at + piece));
  return reader.finish(source.finish());
}

/** A text as UTF-8 bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What becomes of stored bytes: a refusal, or the table that the guessed plan gives. */
export type Outcome =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly preview: TablePreview;
      readonly plan: ImportPlan;
      readonly report: ImportReport;
      /** Ids in the order in which they were met. */
      readonly ids: readonly string[];
      readonly events?: EventTable;
    };

/** Imports stored bytes of any format as the page and the command line do. */
export async function importOf(
  bytes: Uint8Array,
  name: string,
  corrections: PreviewOverrides & PlanEdits = {},
): Promise<Outcome> {
  const file = fileOfBytes(name, bytes);
  try {
    const preview = await previewFile(file, corrections);
    const plan = editPlan(preview, corrections);
    if (plan.kind === 'events') {
      const { result } = await readTable(file, createEventReader(plan), () => undefined);
      const { table, report } = result;
      return { kind: 'read', preview, plan, report, ids: table.customerIds, events: table };
    }
    const { result } = await readTable(file, createCustomerReader(plan), () => undefined);
    return { kind: 'read', preview, plan, report: result.report, ids: result.table.ids };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'refused', message: error.message };
    throw error;
  }
}
