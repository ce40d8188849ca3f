import { createAsciiText } from './ascii-text.ts';
import type { CellBlock, Cells, CodedCells, NumberCells, TimeCells } from './cell-block.ts';
import { perEntry } from './per-entry.ts';
import { addField, type Halves, hashBytes, hashText, NO_TEXTS } from './text-hash.ts';

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
  const written = createAsciiText();
  const hashesOf = perEntry(
    (length) => new Uint32Array(2 * length),
    (hashes, entries, from) => {
      for (let entry = from; entry < entries.length; entry++) {
        hashText(entries[entry]!, field);
        hashes[2 * entry] = field.low;
        hashes[2 * entry + 1] = field.high;
      }
    },
  );

  /** The length of the text of a cell that could be written; −1 for others. */
  function write(cells: NumberCells | TimeCells, row: number): number {
    const value = cells.values[row]!;
    if (value !== value) return -1;
    if (cells.kind === 'times') return written.time(value, cells.shape);
    return cells.mark === undefined ? -1 : written.number(value, cells.mark === '.' ? 46 : 44);
  }

  function hashCell(cells: Exclude<Cells, CodedCells>, row: number): void {
    const length = cells.kind === 'texts' ? -1 : write(cells, row);
    if (length < 0) hashText(cells.text(row), field);
    else hashBytes(written.bytes, length, field);
  }

  return (cells, rows) => {
    const known = cells.kind === 'coded' ? hashesOf(cells.entries) : undefined;
    for (let at = 0; at < rows.length; at += 2) {
      if (cells.kind === 'coded') {
        const entry = 2 * cells.codes[at / 2]!;
        field.low = known![entry]!;
        field.high = known![entry + 1]!;
      } else {
        hashCell(cells, at / 2);
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
