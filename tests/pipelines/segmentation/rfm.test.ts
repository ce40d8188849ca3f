import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rfmCross } from '../../../src/pipelines/segmentation/judgement/rfm-cross.ts';
import { RFM_NAMES } from '../../../src/pipelines/segmentation/rfm/named-segments.ts';
import { quintileScores } from '../../../src/pipelines/segmentation/rfm/scores.ts';
import { rfm } from '../../../src/pipelines/segmentation/stages/rfm.ts';
import { hasSharedData, sharedData } from '../../shared-data.ts';
import { readEvents } from './read-events.ts';
import { importedEvents, runDataStages, stageContext } from './run-data-stages.ts';

/** Rows of a quoted CSV file of the R package, by their first column. */
function expected(name: string): ReadonlyMap<string, readonly string[]> {
  const [, ...lines] = readFileSync(sharedData(`transactions/expected/${name}`), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const [first = '', ...rest] = line.split(',').map((cell) => cell.replaceAll('"', ''));
      return [first, rest];
    }),
  );
}

describe.skipIf(!hasSharedData)('the orders of the R package rfm', () => {
  const scored = async () => {
    const { profiles } = await runDataStages(
      { source: { kind: 'events' }, profiles: { referenceDay: '2006-12-31' } },
      { importedEvents: readEvents('transactions/rfm_orders.csv') },
    );
    return {
      ids: profiles.ids,
      made: await rfm.run({ profiles }, { source: { kind: 'events' } }, stageContext('rfm')),
    };
  };

  test('every customer has the scores and the segment that it computes', async () => {
    const { ids, made } = await scored();
    const scores = expected('rfm_expected.csv');
    const segments = expected('rfm_segments_tests.csv');
    expect(ids).toHaveLength(995);
    ids.forEach((id, c) => {
      const own = [made.recency[c]!, made.frequency[c]!, made.monetary[c]!];
      expect([id, ...own.map(String)]).toEqual([id, ...scores.get(id)!.slice(3, 6)]);
      expect([id, made.names[made.segment[c]!]]).toEqual([id, segments.get(id)![0]]);
    });
    expect(made.day).toBe('2006-12-31');
  });

  test('every segment has its customers, orders and revenue', async () => {
    const { made } = await scored();
    const summary = expected('rfm_segment_summary.csv');
    expect(made.summary[0]).toEqual({ customers: 158, orders: 1234, revenue: 120_178 });
    made.names.forEach((name, i) => {
      const [customers = '0', orders = '0', revenue = '0'] = summary.get(name) ?? [];
      expect([name, made.summary[i]]).toEqual([
        name,
        { customers: Number(customers), orders: Number(orders), revenue: Number(revenue) },
      ]);
    });
  });
});

describe('scores', () => {
  test('a value has passed a quantile when it lies 1 above it', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    expect([...quintileScores(values)]).toEqual([1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect([...quintileScores(values, true)]).toEqual([5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  });

  test('a missing value has none, and changes nothing for the others', () => {
    expect([...quintileScores(Float64Array.of(NaN, 0, 10, NaN, 20))]).toEqual([0, 1, 3, 0, 5]);
    expect([...quintileScores(Float64Array.of(NaN))]).toEqual([0]);
  });
});

test('customers without a purchase have no segment, and sums are those of the data', async () => {
  const { profiles } = await runDataStages({ synthetic: { customers: 400 } });
  const made = await rfm.run({ profiles }, { source: { kind: 'synthetic' } }, stageContext('rfm'));
  profiles.ids.forEach((_, c) => {
    const buys = profiles.purchases![c]! > 0;
    expect([
      made.segment[c]! >= 0,
      made.recency[c]! > 0,
      made.frequency[c]! > 0,
      made.monetary[c]! > 0,
    ]).toEqual([buys, buys, buys, buys]);
  });
  const sum = (of: (entry: (typeof made.summary)[number]) => number) =>
    made.summary.reduce((total, entry) => total + of(entry), 0);
  expect(sum(({ orders }) => orders)).toBe(profiles.purchases!.reduce((total, x) => total + x, 0));
  expect(sum(({ revenue }) => revenue)).toBeCloseTo(profiles.totals!.revenue, 6);
});

test('without amounts the monetary score is that of frequency', async () => {
  const rows = ['a', 'b', 'b', 'c', 'c', 'c', 'c', 'c', 'd', 'e', 'e'].map((customer, day) => ({
    customer,
    time: `2024-01-${10 + day}`,
    type: 'purchase',
  }));
  const { profiles } = await runDataStages(
    { source: { kind: 'events' } },
    { importedEvents: importedEvents(rows) },
  );
  const made = await rfm.run({ profiles }, { source: { kind: 'events' } }, stageContext('rfm'));
  expect([...made.monetary]).toEqual([...made.frequency]);
  expect(made.frequency[2]).toBe(5);
});

test('a customer table is skipped', () => {
  expect(rfm.skip!({ source: { kind: 'customers' } })).toBe('the table holds no purchases');
});

test('the cross table counts every customer once', () => {
  const champions = 0;
  const lost = RFM_NAMES.indexOf('Lost');
  const cross = rfmCross(
    { names: RFM_NAMES, segment: Int8Array.of(champions, lost, champions, -1, lost) },
    { k: 2, labels: Uint8Array.of(0, 1, 1, 0, 1) },
  );
  expect(cross).toEqual({
    names: ['Champions', 'Lost', 'No purchase'],
    counts: [1, 1, 0, 2, 1, 0],
    segments: 2,
    nameTotals: [2, 2, 1],
    segmentTotals: [2, 3],
  });
});
