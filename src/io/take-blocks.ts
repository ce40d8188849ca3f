import { type CellBlock, recordOf } from './cell-block.ts';
import type { PouredInto } from './table-reader.ts';

/** What takes blocks of cells for a reader: its columns where it takes cells, else its records. */
export function blocksInto({ rows, fromCells }: PouredInto): (block: CellBlock) => void {
  if (fromCells !== undefined) return fromCells();
  return (block) => {
    for (let row = 0; row < block.rows; row++) rows.record(recordOf(block, row));
  };
}
