import { keyOrder } from '../../base/key-order.ts';
import { type Sliced, stretches } from '../../base/sliced.ts';
import { parseNumberFilter, passesNumberFilter } from './number-filter.ts';
import type { TableColumn } from './table-column.ts';
import { textOrder } from './text-order.ts';

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
export function* filteredRows(count: number, filters: readonly ColumnFilter[]): Sliced<Uint32Array> {
  const tests = filters.map(passTest).filter((test) => test !== undefined);
  const rows = new Uint32Array(count);
  let kept = 0;
  for (const [from, to] of stretches(count)) {
    for (let row = from; row < to; row++) {
      if (tests.every((test) => test(row))) rows[kept++] = row;
    }
    yield;
  }
  return rows.subarray(0, kept);
}

/**
 * The same rows in the order of a column; missing values come last either way, and ties keep their order. O(n) for numbers
 * and plain texts, else O(n log n).
 */
export function* sortedRows(rows: Uint32Array, { column, descending }: RowSort): Sliced<Uint32Array> {
  if (column.kind === 'number') return yield* byNumber(rows, (row) => column.value(row), descending);
  const texts = new Array<string>(rows.length);
  let areNumbers = true;
  for (const [from, to] of stretches(rows.length)) {
    for (let place = from; place < to; place++) {
      texts[place] = column.text(rows[place]!);
      areNumbers &&= /^\d{1,15}$/.test(texts[place]!);
    }
    yield;
  }
  if (areNumbers) return yield* byNumber(rows, (row) => Number(column.text(row)), descending);
  const order = yield* textOrder(texts);
  return yield* inOrder(rows, descending ? yield* turned(order, (a, b) => texts[a] === texts[b]) : order);
}

function* byNumber(
  rows: Uint32Array,
  valueOf: (row: number) => number,
  descending: boolean,
): Sliced<Uint32Array> {
  const keys = new Float64Array(rows.length);
  for (const [from, to] of stretches(rows.length)) {
    for (let place = from; place < to; place++) {
      const value = valueOf(rows[place]!);
      keys[place] = Number.isFinite(value) ? (descending ? -value : value) : Infinity;
    }
    yield;
  }
  return yield* inOrder(rows, yield* keyOrder(keys));
}

function* inOrder(rows: Uint32Array, order: Uint32Array): Sliced<Uint32Array> {
  const sorted = new Uint32Array(rows.length);
  for (const [from, to] of stretches(order.length)) {
    for (let at = from; at < to; at++) sorted[at] = rows[order[at]!]!;
    yield;
  }
  return sorted;
}

/** The order from its end, but those that are equal as they were. O(n). */
function* turned(order: Uint32Array, same: (a: number, b: number) => boolean): Sliced<Uint32Array> {
  const other = new Uint32Array(order.length);
  let done = 0;
  for (const [, to] of stretches(order.length)) {
    while (done < to) {
      const end = order.length - done;
      let begin = end - 1;
      while (begin > 0 && same(order[begin - 1]!, order[begin]!)) begin--;
      for (let at = begin; at < end; at++) other[done++] = order[at]!;
    }
    yield;
  }
  return other;
}

function passTest({ column, typed }: ColumnFilter): ((row: number) => boolean) | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return undefined;
  if (column.kind === 'text') return (row) => column.text(row).toLowerCase().includes(text);
  const filter = parseNumberFilter(text);
  return filter.kind === 'range' ? (row) => passesNumberFilter(filter, column.value(row)) : undefined;
}
