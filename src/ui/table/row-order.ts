import { keyOrder, textKeys } from './key-order.ts';
import { parseNumberFilter, passesNumberFilter } from './number-filter.ts';
import type { TableColumn } from './table-column.ts';

/** What somebody typed to narrow a column. */
export interface ColumnFilter {
  readonly column: TableColumn;
  readonly typed: string;
}

export interface RowSort {
  readonly column: TableColumn;
  readonly descending: boolean;
}

/** Indices of the rows that pass every filter, in their own order. O(rows × filters). */
export function filteredRows(count: number, filters: readonly ColumnFilter[]): Uint32Array {
  const tests = filters.map(passTest).filter((test) => test !== undefined);
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) {
    if (tests.every((test) => test(row))) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}

/** The same rows in the order of a column; missing values come last either way, and ties keep their order. O(n) for numbers and short texts, else O(n log n). */
export function sortedRows(rows: Uint32Array, { column, descending }: RowSort): Uint32Array {
  const sign = descending ? -1 : 1;
  if (column.kind === 'number') return byNumber(rows, (row) => column.value(row), sign);
  const texts = Array.from(rows, (row) => column.text(row));
  if (texts.every((text) => /^\d{1,15}$/.test(text)))
    return byNumber(rows, (row) => Number(column.text(row)), sign);
  const keys = textKeys(texts);
  if (keys !== undefined)
    return byKey(
      rows,
      keys.map((key) => key * sign),
    );
  const places = Uint32Array.from(rows, (_, i) => i).sort((a, b) => {
    const one = texts[a] ?? '';
    const other = texts[b] ?? '';
    return one === other ? a - b : one < other ? -sign : sign;
  });
  return places.map((place) => rows[place]!);
}

function byNumber(rows: Uint32Array, valueOf: (row: number) => number, sign: number): Uint32Array {
  const keys = Float64Array.from(rows, (row) => {
    const value = valueOf(row);
    return Number.isFinite(value) ? value * sign : Infinity;
  });
  return byKey(rows, keys);
}

function byKey(rows: Uint32Array, keys: Float64Array): Uint32Array {
  return keyOrder(keys).map((place) => rows[place]!);
}

function passTest({ column, typed }: ColumnFilter): ((row: number) => boolean) | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return undefined;
  if (column.kind === 'text') return (row) => column.text(row).toLowerCase().includes(text);
  const filter = parseNumberFilter(text);
  return filter.kind === 'range' ? (row) => passesNumberFilter(filter, column.value(row)) : undefined;
}
