import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
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
  const source = openByteRecords(reader);
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

/** Time of the last row, number of rows and sum of amounts of each customer, three numbers each. O(rows). */
export function recencyFrequencyMoney({
  customer,
  customerIds,
  time,
  amount,
  rows,
}: EventTable): Float64Array {
  const of = new Float64Array(3 * customerIds.length);
  for (let at = 0; at < of.length; at += 3) of[at] = -Infinity;
  for (let row = 0; row < rows; row++) {
    const at = 3 * customer[row]!;
    if (time[row]! > of[at]!) of[at] = time[row]!;
    of[at + 1]!++;
    of[at + 2]! += amount[row]!;
  }
  return of;
}

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
