import { contentHashOf, hashPieces } from './content-hash.ts';
import { pourRecords } from './pour-records.ts';
import type { StoredFile } from './stored-file.ts';
import type { TableReader } from './table-reader.ts';

/** A table and the hash of the bytes that it came from. */
export interface TableRead<Result> {
  readonly result: Result;
  /** Of the stored bytes; see `content-hash.ts`. */
  readonly contentHash: string;
}

/**
 * Reads a stored file to its end. `rest` is awaited every few milliseconds with the bytes and rows taken in so far; what it throws
 * ends the reading. O(bytes).
 */
export async function readTable<Result>(
  file: StoredFile,
  reader: TableReader<Result>,
  rest: (bytes: number, rows: number) => Promise<void> | undefined,
): Promise<TableRead<Result>> {
  const hashed = hashing(file);
  const pouring = pourRecords(hashed.file, reader);
  for (;;) {
    const next = await pouring.next();
    if (next.done === true) {
      return { result: reader.finish(next.value), contentHash: await hashed.finish() };
    }
    const resting = rest(hashed.bytesRead(), reader.rowsRead());
    if (resting !== undefined) await resting;
  }
}

/** Hashes what is read as it passes by; what was not, at the end. */
function hashing(file: StoredFile): {
  readonly file: StoredFile;
  bytesRead(): number;
  finish(): Promise<string>;
} {
  const hashes = hashPieces(file);
  let bytesRead = 0;
  return {
    file: {
      ...file,
      async read(from, to) {
        const bytes = await file.read(from, to);
        bytesRead += bytes.length;
        hashes.take(from, bytes);
        return bytes;
      },
    },
    bytesRead: () => Math.min(bytesRead, file.size),
    finish: async () => contentHashOf(await hashes.finish(0, file.size)),
  };
}
