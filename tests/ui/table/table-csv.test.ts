import { describe, expect, test } from 'vitest';
import { inSlices } from '../../../src/ui/table/in-slices.ts';
import type { TableColumn } from '../../../src/ui/table/table-column.ts';
import { tableCsvHeading, tableCsvLines } from '../../../src/ui/table/table-csv.ts';

const values = Float32Array.of(0.1, 1234567, NaN, 1 / 3);
const ids = ['a', '=b', 'c,d', 'e'];
const columns: readonly TableColumn[] = [
  {
    kind: 'text',
    id: 'id',
    title: 'Customer',
    unit: '',
    width: 80,
    text: (row) => ids[row] ?? '',
    render: undefined,
  },
  {
    kind: 'number',
    id: 'v',
    title: 'Recency',
    unit: 'days',
    width: 80,
    value: (row) => values[row] ?? NaN,
    format: () => 'shown',
    missing: '',
    bar: undefined,
  },
];

describe('export of a table', () => {
  test('names the units', () => {
    expect(tableCsvHeading(columns)).toBe('Customer,Recency (days)\r\n');
  });

  test('has the rows in the order shown, with every digit, and no formulas', () => {
    expect(tableCsvLines(columns, Uint32Array.of(3, 1, 2, 0))).toBe(
      'e,0.33333334\r\n\'=b,1234567\r\n"c,d",\r\na,0.1\r\n',
    );
  });

  test('a number read back is the number that was there', () => {
    const odd = Float32Array.of(16777217, 1.17549435e-38, 0.30000001192092896, -98765.4321);
    const column: TableColumn = {
      kind: 'number',
      id: 'v',
      title: 'v',
      unit: '',
      width: 80,
      value: (row) => odd[row] ?? NaN,
      format: String,
      missing: '',
      bar: undefined,
    };
    const read = tableCsvLines([column], Uint32Array.of(0, 1, 2, 3))
      .trim()
      .split('\r\n')
      .map(Number);
    expect(read.map(Math.fround)).toEqual([...odd]);
  });

  test('slices join without a gap', async () => {
    const text = await inSlices(10, 3, (from, to) =>
      Array.from({ length: to - from }, (_, i) => String(from + i)).join(''),
    );
    expect(text).toBe('0123456789');
  });
});
