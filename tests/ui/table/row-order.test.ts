import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { filteredRows, sortedRows } from '../../../src/ui/table/row-order.ts';
import type { NumberColumn, TextColumn } from '../../../src/ui/table/table-column.ts';

const amounts = [30, NaN, 10, 20, 10];
const names = ['beta', 'Alpha', 'gamma', 'alpha', 'delta'];
const amount: NumberColumn = {
  kind: 'number',
  id: 'amount',
  title: 'Amount',
  unit: '',
  width: 80,
  value: (row) => amounts[row] ?? NaN,
  format: String,
  missing: 'unknown',
  bar: undefined,
};
const name: TextColumn = {
  kind: 'text',
  id: 'name',
  title: 'Name',
  unit: '',
  width: 80,
  text: (row) => names[row] ?? '',
  render: undefined,
};
const all = Uint32Array.of(0, 1, 2, 3, 4);

describe('order and choice of rows', () => {
  test('numbers go up or down, missing ones last either way, ties as they were', () => {
    expect([...atOnce(sortedRows(all, { column: amount, descending: false }))]).toEqual([2, 4, 3, 0, 1]);
    expect([...atOnce(sortedRows(all, { column: amount, descending: true }))]).toEqual([0, 3, 2, 4, 1]);
  });

  test('texts made of digits are ordered as numbers', () => {
    const ids = ['10', '9', '100'];
    const column: TextColumn = { ...name, text: (row) => ids[row] ?? '' };
    expect([...atOnce(sortedRows(Uint32Array.of(0, 1, 2), { column, descending: false }))]).toEqual([
      1, 0, 2,
    ]);
  });

  test('only the rows given are ordered', () => {
    expect([...atOnce(sortedRows(Uint32Array.of(3, 0), { column: name, descending: true }))]).toEqual([0, 3]);
  });

  test('a text filter ignores case, and filters add up', () => {
    expect([...atOnce(filteredRows(5, [{ column: name, typed: 'ALPHA' }]))]).toEqual([1, 3]);
    expect([
      ...atOnce(
        filteredRows(5, [
          { column: name, typed: 'alpha' },
          { column: amount, typed: '> 5' },
        ]),
      ),
    ]).toEqual([3]);
  });

  test('what is typed but unclear hides nothing', () => {
    expect([
      ...atOnce(
        filteredRows(5, [
          { column: amount, typed: 'abc' },
          { column: name, typed: ' ' },
        ]),
      ),
    ]).toEqual([0, 1, 2, 3, 4]);
  });
});
