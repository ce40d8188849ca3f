/** A value that goes into a cell of delimited text; numbers that are not finite leave it empty. */
export type CsvCell = string | number;

/**
 * One line of comma-separated text as RFC 4180 has it (2005), with its CRLF: texts that hold a comma, a quote or a line
 * break are quoted. A text that a spreadsheet would take for a formula (it begins with = + - @ tab or CR) gets an
 * apostrophe in front, unless `raw`. O(length).
 */
export function csvLine(cells: readonly CsvCell[], raw = false): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? numberCell(cell) : textCell(cell, raw))).join(',')}\r\n`;
}

function numberCell(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

function textCell(text: string, raw: boolean): string {
  const harmless = !raw && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
