import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/pipelines/segmentation/value/artifacts.ts';
import { atOnce } from '../../../src/base/sliced.ts';
import { filteredRows, sortedRows } from '../../../src/ui/table/row-order.ts';
import { certaintyBySegment } from '../../../src/ui/segmentation/certainty-by-segment.ts';
import { evidenceColumns } from '../../../src/ui/segmentation/evidence-columns.ts';

const certainty = Float32Array.of(1, 2 / 3, NaN);
const value = {
  alive: Float64Array.of(0.5, 0.987654, NaN),
  expectedPurchases: Float64Array.of(1.25, 3, NaN),
  clv: Float64Array.of(12.345, 90, NaN),
  horizonMonths: 12,
} as Value;
const rfm = {
  segment: Int8Array.of(1, 0, -1),
  names: ['Champions', 'Loyal Customers'],
} as never;
const nothing = { certainty: undefined, value: undefined, rfm: undefined };

describe('columns of what was found out of customers', () => {
  test('are those of what was tested, and no other', () => {
    const ids = (columns: ReturnType<typeof evidenceColumns>) => columns.map(({ id }) => id);
    expect(ids(evidenceColumns(nothing))).toEqual([]);
    expect(ids(evidenceColumns({ certainty, value, rfm }))).toEqual([
      'certainty',
      'rfm',
      'clv',
      'expectedPurchases',
      'alive',
    ]);
    const unknown = new Float64Array(3).fill(NaN);
    const partly = { ...value, clv: unknown, alive: unknown };
    expect(ids(evidenceColumns({ ...nothing, value: partly }))).toEqual(['expectedPurchases']);
  });

  test('write shares in percent and say what a missing value means', () => {
    const [column] = evidenceColumns({ ...nothing, certainty });
    if (column?.kind !== 'number') throw new Error('certainty is a number');
    expect([0, 1].map((row) => column.format(column.value(row)))).toEqual(['100%', '67%']);
    expect(column.value(2)).toBeNaN();
    expect(column.missing).toContain('no bootstrap sample');
  });

  test('sort, filter and export like any other', () => {
    const columns = evidenceColumns({ certainty, value, rfm });
    const [first, second] = columns;
    const rows = atOnce(filteredRows(3, [{ column: first!, typed: '< 80' }]));
    expect([...rows]).toEqual([1]);
    expect([...atOnce(filteredRows(3, [{ column: second!, typed: 'no purchase' }]))]).toEqual([2]);
    const all = Uint32Array.of(0, 1, 2);
    expect([...atOnce(sortedRows(all, { column: columns[2]!, descending: true }))]).toEqual([1, 0, 2]);
  });
});

test('the certainty of a segment is the mean of those it is known of', () => {
  expect(certaintyBySegment(Float32Array.of(1, 0.5, NaN, NaN), Uint8Array.of(0, 0, 0, 1), 2)).toEqual([
    0.75,
    NaN,
  ]);
});
