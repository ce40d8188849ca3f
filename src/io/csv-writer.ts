import { type CsvCell, csvLine } from '../base/csv-line.ts';

/** A column to write: its name and one cell a row. */
export interface CsvColumn {
  readonly name: string;
  readonly cells: ArrayLike<CsvCell>;
}

export interface CsvOptions {
  /** Writes texts as they are; by default a text that a spreadsheet would run gets a leading apostrophe. */
  readonly rawCells?: boolean;
}

/** Columns as RFC 4180 text, header first, each line as {@link csvLine} has it; all columns must be of one length. O(cells). */
export function writeCsv(columns: readonly CsvColumn[], options: CsvOptions = {}): string {
  const rows = columns[0]?.cells.length ?? 0;
  const raw = options.rawCells === true;
  const lines = [
    csvLine(
      columns.map(({ name }) => name),
      raw,
    ),
  ];
  for (let row = 0; row < rows; row++)
    lines.push(
      csvLine(
        columns.map(({ cells }) => cells[row]),
        raw,
      ),
    );
  return lines.join('');
}
