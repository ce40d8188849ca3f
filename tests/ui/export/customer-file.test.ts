import { describe, expect, test } from 'vitest';
import { customerFile, type CustomerFacts } from '../../../src/ui/export/customer-file.ts';
import { exportName } from '../../../src/ui/export/export-choice.ts';
import { exportedParts } from '../../../src/ui/export/exported-parts.ts';
import type { ProfilesView } from '../../../src/pipelines/segmentation/views.ts';
import type { Rfm } from '../../../src/pipelines/segmentation/rfm/artifacts.ts';
import type { Value } from '../../../src/pipelines/segmentation/value/artifacts.ts';

const certainty = Float32Array.of(1, 2 / 3, NaN);
const facts: CustomerFacts = {
  profiles: {
    ids: ['a', 'b', 'c'],
    columns: [{ name: 'recency', values: Float32Array.of(1, 2, NaN) } as ProfilesView['columns'][number]],
    categories: [{ name: 'device', title: 'Device', codes: Int32Array.of(0, -1, 1), names: ['web', 'app'] }],
  },
  labels: Uint8Array.of(0, 1, 0),
  segmentNames: ['First', 'Second'],
  evidence: {
    certainty,
    value: {
      alive: Float64Array.of(0.5, 0.987654, NaN),
      expectedPurchases: Float64Array.of(1.25, 3, NaN),
      clv: Float64Array.of(12.345, 90, NaN),
      horizonMonths: 12,
    } as Value,
    rfm: { segment: Int8Array.of(1, 0, -1), names: ['Champions', 'Loyal Customers'] } as unknown as Rfm,
  },
};

describe('customers in a file', () => {
  test('are the rows asked for, in their order, with the segment, its name, its certainty and all that is known', () => {
    const columns = customerFile(facts, Uint32Array.of(2, 1), 'everything');
    expect(Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]))).toEqual({
      customer_id: ['c', 'b'],
      segment: [1, 2],
      segment_name: [0, 1],
      certainty: [NaN, 0.6667],
      rfm_segment: [-1, 0],
      expected_value: [NaN, 90],
      expected_purchases: [NaN, 3],
      alive: [NaN, 0.987654],
      recency: [NaN, 2],
      device: [1, -1],
    });
  });

  test('may be their segments only', () => {
    const names = customerFile(facts, Uint32Array.of(0), 'segments').map(({ name }) => name);
    expect(names).toEqual(['customer_id', 'segment', 'segment_name', 'certainty']);
  });

  test('that a model was applied to have their distance in the place of certainty', () => {
    const applied = { ...facts, distances: Float64Array.of(0.5, 2.25) };
    const columns = customerFile(applied, Uint32Array.of(1), 'segments');
    expect(columns.map(({ name }) => name)).toEqual(['customer_id', 'segment', 'segment_name', 'distance']);
    expect([...columns[3]!.values]).toEqual([2.25]);
  });

  test('of which nothing was tested have no certainty', () => {
    const columns = customerFile(
      { ...facts, evidence: { value: undefined, rfm: undefined, ...facts.evidence, certainty: undefined } },
      Uint32Array.of(0, 1),
      'segments',
    );
    expect([...columns[3]!.values]).toEqual([NaN, NaN]);
  });
});

test('a file is named for what it holds', () => {
  expect(exportName('selected', 47, 'everything', 'parquet')).toBe('strata-customers-selected-47.parquet');
  expect(exportName('all', 500, 'segments', 'csv')).toBe('strata-segments-all-500.csv');
});

test('what the table shows is a part of its own when it is not everybody in the usual order', () => {
  const parts = (shown: readonly number[], selected?: Uint32Array) =>
    exportedParts(selected, Uint32Array.from(shown), 3).map(({ part }) => part);
  expect(parts([0, 1, 2])).toEqual(['all']);
  expect(parts([2, 1, 0])).toEqual(['shown', 'all']);
  expect(parts([1], Uint32Array.of(0))).toEqual(['selected', 'shown', 'all']);
  expect(parts([])).toEqual(['all']);
});
