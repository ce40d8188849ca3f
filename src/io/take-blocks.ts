import { type CellBlock, recordOf } from './cell-block.ts';
import type { RecordSink } from './record-sink.ts';
import type { PouredInto } from './table-reader.ts';

/** What takes blocks of cells for a reader: its columns where it takes cells, else its records. */
export function blocksInto({ rows, fromCells }: PouredInto): (block: CellBlock) => void {
  if (fromCells !== undefined) return fromCells();
  return (block) => recordsInto(rows, block);
}

/** Gives all rows of a block as records. O(cells). */
export function recordsInto(rows: Pick<RecordSink, 'record'>, block: CellBlock): void {
  for (let row = 0; row < block.rows; row++) rows.record(recordOf(block, row));
}
