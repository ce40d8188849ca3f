import type { CsvRecord } from './csv.ts';
import { timeShape } from './date-format.ts';
import { nameFit } from './header-names.ts';
import { readNumber } from './number-format.ts';

/**
 * Whether the names stand above what they say: below one of times are times, below one of amounts numbers, and below one of
 * customers no dates, in most rows. Names of anything else fit everything. O(names · rows).
 */
export function namesFit(names: readonly string[], records: readonly CsvRecord[]): boolean {
  return names.every((name, index) => {
    const cells = records.map((record) => (record[index] ?? '').trim()).filter((cell) => cell !== '');
    if (cells.length === 0) return true;
    if (nameFit('time', name) === 3) return mostAre(cells, (cell) => timeShape(cell) !== undefined);
    if (nameFit('amount', name) === 3) return mostAre(cells, isNumber);
    return nameFit('customer', name) < 3 || !mostAre(cells, isDate);
  });
}

/**
 * Whether the first column has no name, and each name stands one column too far to the left: (nearly) all rows have one field
 * more than the header, the names fit the columns to the right, and either the first column tells rows apart (numbers or names
 * of rows) or the names do not fit where they stand. O(names · 200).
 */
export function lacksFirstName(names: readonly string[], records: readonly CsvRecord[]): boolean {
  const rows = records.slice(0, 200);
  const long = rows.filter(
    (record) => record.length === names.length + 1 && record[names.length]!.trim() !== '',
  );
  if (long.length === 0 || long.length < 0.9 * rows.length) return false;
  if (!namesFit(['', ...names], long)) return false;
  return new Set(long.map((record) => record[0])).size === long.length || !namesFit(names, long);
}

function mostAre(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length > cells.length / 2;
}

function isNumber(cell: string): boolean {
  return !Number.isNaN(readNumber(cell, '.')) || !Number.isNaN(readNumber(cell, ','));
}

function isDate(cell: string): boolean {
  const shape = timeShape(cell);
  return shape !== undefined && shape !== 'number';
}
