/** A cell of delimited text; undefined and numbers that are not finite leave it empty. */
export type CsvCell = string | number | boolean | undefined;

/**
 * One line of comma-separated text as RFC 4180 has it (2005), with its CRLF: texts that hold a comma, a quote, a line
 * break or outer spaces are quoted. A text that a spreadsheet would run (it begins with = + - @ tab or CR) gets an
 * apostrophe in front (OWASP, CSV injection), unless `raw`. O(length).
 */
export function csvLine(cells: readonly CsvCell[], raw = false): string {
  return `${cells.map((cell) => csvCell(cell, raw)).join(',')}\r\n`;
}

function csvCell(cell: CsvCell, raw: boolean): string {
  if (typeof cell === 'string') return textCell(cell, raw);
  if (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  return String(cell);
}

function textCell(text: string, raw: boolean): string {
  const harmless = !raw && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = /[",\r\n]/.test(harmless) || harmless !== harmless.trim();
  return quoted ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
