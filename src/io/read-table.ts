import { digest } from '../base/sha256.ts';
import { pourRecords } from './pour-records.ts';
import type { StoredFile } from './stored-file.ts';
import type { TableReader } from './table-reader.ts';

/** A table and the hash of the bytes that it came from. */
export interface TableRead<Result> {
  readonly result: Result;
  /** SHA-256 of the stored bytes, hexadecimal. */
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

/** Hashes what is read in order as it passes by; what was not, at the end. */
function hashing(file: StoredFile): {
  readonly file: StoredFile;
  bytesRead(): number;
  finish(): Promise<string>;
} {
  const hash = digest();
  let hashedTo = 0;
  let bytesRead = 0;
  const seen = {
    name: file.name,
    size: file.size,
    async read(from: number, to: number) {
      const bytes = await file.read(from, to);
      bytesRead += bytes.length;
      if (from === hashedTo) {
        hash.array(bytes);
        hashedTo = to;
      }
      return bytes;
    },
  };
  return {
    file: seen,
    bytesRead: () => Math.min(bytesRead, file.size),
    async finish() {
      for (let at = hashedTo; at < file.size; at = hashedTo)
        await seen.read(at, Math.min(file.size, at + PIECE));
      return hash.hex();
    },
  };
}

const PIECE = 1_048_576;
