import { type CellBlock, type Cells, cellText } from './cell-block.ts';
import { perDictionary } from './per-dictionary.ts';
import { addField, type Halves, hashText, NO_TEXTS } from './text-hash.ts';

/** Adds the hashes of a column's cells to those of the rows, halves in turn. */
type AddCells = (cells: Cells, rows: Uint32Array) => void;

/**
 * Makes what gives the hashes of whole rows, halves in turn, the same as `hashTexts` of their texts; texts of dictionaries are
 * hashed once. What it gives holds until it is asked again. O(cells).
 */
export function createCellHashes(columns: number): (block: CellBlock) => Uint32Array {
  const adders = Array.from({ length: columns }, addCells);
  let hashes = new Uint32Array(0);
  return (block) => {
    if (hashes.length < 2 * block.rows) hashes = new Uint32Array(2 * block.rows);
    const rows = hashes.subarray(0, 2 * block.rows);
    begin(rows);
    for (const [i, add] of adders.entries()) add(block.columns[i]!, rows);
    end(rows);
    return rows;
  };
}

/** The same of single cells, for the column of the ids of events. */
export function createKeyHashes(): (cells: Cells, count: number) => Uint32Array {
  const add = addCells();
  return (cells, count) => {
    const rows = new Uint32Array(2 * count);
    begin(rows);
    add(cells, rows);
    end(rows);
    return rows;
  };
}

function addCells(): AddCells {
  const row: Halves = { low: 0, high: 0 };
  const field: Halves = { low: 0, high: 0 };
  const hashesOf = perDictionary((entries) => {
    const hashes = new Uint32Array(2 * entries.length);
    for (const [i, entry] of entries.entries()) {
      hashText(entry, field);
      hashes[2 * i] = field.low;
      hashes[2 * i + 1] = field.high;
    }
    return hashes;
  });
  return (cells, rows) => {
    const known = cells.kind === 'coded' ? hashesOf(cells.entries) : undefined;
    for (let at = 0; at < rows.length; at += 2) {
      if (cells.kind === 'coded') {
        const entry = 2 * cells.codes[at / 2]!;
        field.low = known![entry]!;
        field.high = known![entry + 1]!;
      } else {
        hashText(cellText(cells, at / 2), field);
      }
      row.low = rows[at]!;
      row.high = rows[at + 1]!;
      addField(row, field);
      rows[at] = row.low;
      rows[at + 1] = row.high;
    }
  };
}

function begin(rows: Uint32Array): void {
  for (let at = 0; at < rows.length; at += 2) {
    rows[at] = NO_TEXTS.low;
    rows[at + 1] = NO_TEXTS.high;
  }
}

function end(rows: Uint32Array): void {
  for (let at = 0; at < rows.length; at += 2) if (rows[at] === 0 && rows[at + 1] === 0) rows[at] = 1;
}
