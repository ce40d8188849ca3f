/** Cells of one column in rows that follow each other: what they hold, and the texts that a delimited file would hold. */
export type Cells = CodedCells | NumberCells | TimeCells | TextCells;

/** Cells that are entries of a list, the first of which is blank. The list may grow from block to block. */
export interface CodedCells {
  readonly kind: 'coded';
  readonly codes: Int32Array;
  readonly entries: readonly string[];
}

/** Cells that are numbers by type; NaN where the text is no number. */
export interface NumberCells {
  readonly kind: 'numbers';
  readonly values: Float64Array;
  /** The decimal mark of texts that are those of their values, as `String` writes them; undefined where they may not be. */
  readonly mark: '.' | ',' | undefined;
  text(row: number): string;
}

/** Cells that are times by type: milliseconds since 1970, of UTC, of a clock somewhere, or of days; NaN where the text says more. */
export interface TimeCells {
  readonly kind: 'times';
  readonly values: Float64Array;
  readonly shape: 'utc' | 'local' | 'day';
  text(row: number): string;
}

export interface TextCells {
  readonly kind: 'texts';
  text(row: number): string;
}

/** Rows that follow each other, column by column. */
export interface CellBlock {
  readonly rows: number;
  readonly columns: readonly Cells[];
}

/** Takes a block; what is in it holds until the next one is asked for. */
export type TakeCells = (block: CellBlock) => void;

/** The text of a cell. O(length). */
export function cellText(cells: Cells, row: number): string {
  return cells.kind === 'coded' ? cells.entries[cells.codes[row]!]! : cells.text(row);
}

/** The cells of some of the rows. O(1). */
export function cellsOf(cells: Cells, from: number, to: number): Cells {
  if (cells.kind === 'coded') return { ...cells, codes: cells.codes.subarray(from, to) };
  const text = (row: number): string => cells.text(from + row);
  if (cells.kind === 'texts') return { kind: 'texts', text };
  return { ...cells, values: cells.values.subarray(from, to), text };
}

/** The texts of one row. O(columns). */
export function recordOf({ columns }: CellBlock, row: number): string[] {
  return columns.map((cells) => cellText(cells, row));
}
