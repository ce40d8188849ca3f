import { buildInt32 } from './column-builders.ts';

/** 64-bit hashes of the rows of a file that copies are searched among, in file order, and their 1-based row numbers. */
export interface RowHashes {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly row: Int32Array;
}

/** Keeps hashes as they are made. */
export interface RowHashLog {
  push(low: number, high: number, row: number): void;
  finish(): RowHashes;
}

/** An empty {@link RowHashLog}; 12 bytes a row. */
export function logRowHashes(): RowHashLog {
  const low = buildInt32();
  const high = buildInt32();
  const rows = buildInt32();
  return {
    push(a, b, row) {
      low.push(a);
      high.push(b);
      rows.push(row);
    },
    finish: () => ({
      low: new Uint32Array(low.finish().buffer),
      high: new Uint32Array(high.finish().buffer),
      row: rows.finish(),
    }),
  };
}
