import { readFileSync } from 'node:fs';
import { createCustomerReader } from '../../src/io/customer-reader.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import type { PlanEdits } from '../../src/io/edit-plan.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import { PREVIEW_BYTES, previewTable } from '../../src/io/preview-table.ts';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { sharedData } from '../shared-data.ts';

/** The preview of a reference data file's first bytes. */
export function previewOf(path: string): { preview: TablePreview; bytes: Uint8Array } {
  const bytes = new Uint8Array(readFileSync(sharedData(path)));
  return { preview: previewBytes(bytes, path.split('/').at(-1)!), bytes };
}

/** The preview of bytes as the page and the command line make it. */
export function previewBytes(bytes: Uint8Array, name: string): TablePreview {
  return previewTable(bytes.subarray(0, PREVIEW_BYTES), name, { complete: bytes.length <= PREVIEW_BYTES });
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

/** Pushes bytes in pieces and finishes. */
export function fed<T>(
  reader: { push(bytes: Uint8Array): void; finish(): T },
  bytes: Uint8Array,
  piece = 65_536,
): T {
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  return reader.finish();
}

/** A text as UTF-8 bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
