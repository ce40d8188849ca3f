/** A cell: numbers stay numbers; undefined and NaN become empty. */
export type CsvCell = string | number | boolean | undefined;

/** A column to write: its name and one cell a row. */
export interface CsvColumn {
  readonly name: string;
  readonly cells: ArrayLike<CsvCell>;
}

export interface CsvOptions {
  /** Writes texts as they are; by default a text that a spreadsheet would run gets a leading apostrophe. */
  readonly rawCells?: boolean;
}

/**
 * Columns as RFC 4180 text: comma, CRLF, quotes where needed, header first; all columns must be of one length.
 * Texts that begin with = + - @ tab or CR are neutralised by a leading apostrophe (OWASP, CSV injection). O(cells).
 */
export function writeCsv(columns: readonly CsvColumn[], options: CsvOptions = {}): string {
  const rows = columns[0]?.cells.length ?? 0;
  const raw = options.rawCells === true;
  const lines: string[] = [columns.map((column) => csvText(column.name, raw)).join(',')];
  for (let row = 0; row < rows; row++) {
    let line = '';
    for (let c = 0; c < columns.length; c++)
      line += (c === 0 ? '' : ',') + csvCell(columns[c]!.cells[row], raw);
    lines.push(line);
  }
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: CsvCell, raw: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return typeof cell === 'boolean' ? String(cell) : csvText(cell, raw);
}

function csvText(text: string, raw: boolean): string {
  const safe = !raw && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
