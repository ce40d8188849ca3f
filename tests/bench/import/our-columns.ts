import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { assert } from '../../../src/base/assert.ts';
import { openByteRecords } from '../../../src/io/byte-records.ts';
import { editPlan } from '../../../src/io/edit-plan.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import type { EventTable } from '../../../src/io/event-table.ts';
import type { ImportPlan } from '../../../src/io/import-plan.ts';
import { previewFile } from '../../../src/io/preview-file.ts';
import { readTable } from '../../../src/io/read-table.ts';
import type { StoredFile } from '../../../src/io/stored-file.ts';

/** The plan that is guessed for a file on the disk. */
export async function planOf(path: string): Promise<ImportPlan> {
  return withStored(path, async (file) => editPlan(await previewFile(file, {}), {}));
}

/** Reads a file into columns, copies of rows marked. O(bytes). */
export function readOurs(path: string, plan: ImportPlan): EventTable {
  const reader = createEventReader(plan);
  const source = openByteRecords(reader, statSync(path).size);
  if (source === undefined) throw new Error('The file is not read from bytes.');
  const file = openSync(path, 'r');
  const piece = new Uint8Array(262_144);
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece))
    source.push(piece.subarray(0, size));
  closeSync(file);
  return reader.finish(source.finish()).table;
}

/** The same as the page imports: the content hashed on the way. */
export async function importOurs(path: string, plan: ImportPlan): Promise<EventTable> {
  return withStored(path, async (file) => {
    const { result } = await readTable(file, createEventReader(plan), () => undefined);
    return result.table;
  });
}

/** A plan that reads the columns alone that recency, frequency and money are made of; rows are compared as a whole all the same. */
export function withoutOtherColumns(plan: ImportPlan): ImportPlan {
  const { customer, time, amount } = plan.mapping;
  const wanted = Object.entries({ customer, time, amount }).filter(([, source]) => source !== undefined);
  return { ...plan, mapping: Object.fromEntries(wanted) };
}

/**
 * Time of the last row, number of rows and sum of amounts of each customer: three numbers from {@link FIRST_CUSTOMER} on in each
 * {@link NUMBERS_OF_A_CUSTOMER}. Rows are taken by the hundred, and what belongs to their customers is loaded first, so that memory is
 * waited for once and not row by row. O(rows).
 */
export function recencyFrequencyMoney({
  customer,
  customerIds,
  time,
  amount,
  rows,
}: EventTable): Float64Array {
  const of = new Float64Array(FIRST_CUSTOMER + NUMBERS_OF_A_CUSTOMER * customerIds.length);
  for (let at = FIRST_CUSTOMER; at < of.length; at += NUMBERS_OF_A_CUSTOMER) of[at] = -Infinity;
  let loaded = 0;
  for (let from = 0; from < rows; from += 256) {
    const to = Math.min(rows, from + 256);
    for (let row = from; row < to; row++)
      loaded += of[FIRST_CUSTOMER + NUMBERS_OF_A_CUSTOMER * customer[row]! + 1]!;
    for (let row = from; row < to; row++) {
      const at = FIRST_CUSTOMER + NUMBERS_OF_A_CUSTOMER * customer[row]!;
      of[at] = Math.max(of[at]!, time[row]!);
      of[at + 1]! += 1;
      of[at + 2]! += amount[row]!;
    }
  }
  assert(loaded >= 0, 'counts are not negative');
  return of;
}

/** Arrays begin 16 bytes behind a line of the processor's cache: so no customer's numbers lie in two lines. */
export const FIRST_CUSTOMER = 6;
export const NUMBERS_OF_A_CUSTOMER = 4;

/** A file on the disk, hashed by the platform as in the page. */
export async function withStored<T>(path: string, use: (file: StoredFile) => Promise<T>): Promise<T> {
  const handle = openSync(path, 'r');
  try {
    return await use({
      name: basename(path),
      size: statSync(path).size,
      async read(from, to) {
        const bytes = new Uint8Array(to - from);
        readSync(handle, bytes, 0, to - from, from);
        return bytes;
      },
      async sha256(bytes) {
        return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as BufferSource)).toString('hex');
      },
    });
  } finally {
    closeSync(handle);
  }
}
