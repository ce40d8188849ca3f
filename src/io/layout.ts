import type { CsvRecord } from './csv.ts';
import { timeShape } from './date-format.ts';
import { isHeaderWord } from './header-names.ts';
import { readNumber } from './number-format.ts';

/** Which records of a table are what. */
export interface Layout {
  /** Records above the header (or above the first data row) that are left out. */
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
  /** False when the first record could be a header or data: all its cells are words, and so are the cells below. */
  readonly headerCertain: boolean;
  /** Column names as written; empty texts where there is no header. */
  readonly header: readonly string[];
  /** Data rows, blank ones left out. */
  readonly records: readonly CsvRecord[];
}

/**
 * Finds preamble and header among the first records of a table. Preamble: records above the first that fills at least
 * 60 % of the usual number of cells, `skipped` ones at least. Header: that record, unless one of its cells is a number or
 * a time and at most one a known column name. A given header is obeyed. O(cells).
 */
export function findLayout(
  all: readonly CsvRecord[],
  options: { readonly skipped?: number; readonly hasHeader?: boolean } = {},
): Layout {
  const { skipped = 0 } = options;
  const usual = usualWidth(all.filter((record) => !isBlank(record)));
  const enough = Math.max(Math.min(2, usual), Math.ceil(0.6 * usual));
  const found = all.findIndex(
    (record, i) => i >= skipped && i < skipped + 50 && filledCells(record) >= enough,
  );
  const start = found < 0 ? Math.min(skipped, all.length) : found;
  const top = all[start] ?? [];
  const below = all.slice(start + 1, start + 200).filter((record) => !isBlank(record));
  const judged = judgeHeader(top, below);
  const hasHeader = options.hasHeader ?? judged.hasHeader;
  return {
    preambleRecords: start,
    hasHeader,
    headerCertain: judged.certain || options.hasHeader !== undefined,
    header: hasHeader ? top : top.map(() => ''),
    records: all.slice(hasHeader ? start + 1 : start).filter((record) => !isBlank(record)),
  };
}

/** Whether every field of a record is blank. O(fields). */
export function isBlank(record: CsvRecord): boolean {
  for (const field of record) if (field !== '' && field.trim() !== '') return false;
  return true;
}

/** Upper quartile of the number of filled cells per record. */
function usualWidth(records: readonly CsvRecord[]): number {
  const counts = records
    .slice(0, 1000)
    .map(filledCells)
    .sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) * 0.75)] ?? 1;
}

function filledCells(record: CsvRecord): number {
  let count = 0;
  for (const field of record) if (field.trim() !== '') count++;
  return count;
}

function judgeHeader(top: CsvRecord, below: readonly CsvRecord[]): { hasHeader: boolean; certain: boolean } {
  const known = top.filter((cell) => isHeaderWord(cell)).length;
  const values = top.filter(isValue).length;
  if (values > 0 && known < 2) return { hasHeader: false, certain: known === 0 };
  if (known > 0) return { hasHeader: true, certain: true };
  const valuesBelow = below.some((record) => record.some(isValue));
  return { hasHeader: true, certain: valuesBelow || below.length === 0 };
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  return (
    !Number.isNaN(readNumber(text, '.')) ||
    !Number.isNaN(readNumber(text, ',')) ||
    timeShape(text) !== undefined
  );
}
