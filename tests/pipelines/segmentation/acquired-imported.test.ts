import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/base/input-error.ts';
import { eventTypeOfName } from '../../../src/pipelines/segmentation/acquire/event-type-names.ts';
import { EVENT_TYPES } from '../../../src/pipelines/segmentation/model.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import { hasSharedData } from '../../shared-data.ts';
import { fed, previewOf } from '../../io/read-file.ts';
import { type EventRow, importedEvents, mergesOf, runDataStages } from './run-data-stages.ts';

const EVENTS = { source: { kind: 'events' } } as const;
const at = (day: number, more: Omit<EventRow, 'customer' | 'time'>): EventRow => ({
  customer: 'a',
  time: `2024-01-0${day}T08:00:00Z`,
  ...more,
});

describe('imported rows', () => {
  test('a row without a type is a purchase, and a refund where its amount is negative', async () => {
    const { acquired } = await runDataStages(EVENTS, {
      importedEvents: importedEvents([at(1, { amount: 5 }), at(2, { amount: -2 }), at(3, { amount: 0 })]),
    });
    expect(Array.from(acquired.events.type, (type) => EVENT_TYPES[type])).toEqual([
      'purchase',
      'refund',
      'purchase',
    ]);
    expect(acquired.totals).toMatchObject({ events: 3, revenue: 3, refunds: 2 });
  });

  test('types mean the same under many names; refunds are negative; unknown ones are contacts, and named', async () => {
    const rows = [
      at(1, { type: 'Order', amount: 9 }),
      at(2, { type: 'CHARGEBACK', amount: 4 }),
      at(3, { type: 'page view' }),
      at(4, { type: 'teleport', amount: 7 }),
      at(5, { type: 'Add to Cart' }),
    ];
    const { acquired } = await runDataStages(EVENTS, { importedEvents: importedEvents(rows) });
    expect(Array.from(acquired.events.type, (type) => EVENT_TYPES[type])).toEqual([
      'purchase',
      'refund',
      'view_item',
      'support_contact',
      'add_to_cart',
    ]);
    expect(acquired.totals).toMatchObject({ revenue: 5, refunds: 4 });
    expect(acquired.warnings.map(({ code }) => code)).toEqual(['unknown-event-types', 'positive-refunds']);
    expect(acquired.warnings[0]!.message).toContain('teleport');
    expect(acquired.facts).toMatchObject({
      purchases: true,
      amounts: true,
      behaviour: true,
      hours: false,
      device: false,
    });
  });

  test.each([
    ['shares', [0.1, 0], [0.1, 0]],
    ['percentages', [15, 0], [0.15, 0]],
    ['money', [250, 0], [250 / 1000, 0]],
  ])('discounts are read as %s', async (kind, discounts, shares) => {
    const rows = discounts.map((discount, i) => at(i + 1, { amount: 750, discount }));
    const { acquired } = await runDataStages(EVENTS, { importedEvents: importedEvents(rows) });
    expect(Array.from(acquired.events.discount!)).toEqual(shares.map(Math.fround));
    expect(acquired.warnings.find(({ code }) => code === 'discount-read-as')!.message).toContain(kind);
  });

  test('every change of data or merges changes the hash', async () => {
    const rows = [at(1, { amount: 5 }), at(2, { amount: 6 })];
    const hash = async (of: readonly EventRow[], merges = mergesOf([])): Promise<string> =>
      (await runDataStages(EVENTS, { importedEvents: importedEvents(of), merges })).acquired.dataHash;
    const hashes = await Promise.all([
      hash(rows),
      hash([at(1, { amount: 5 }), at(3, { amount: 6 })]),
      hash([at(1, { amount: 5 }), at(2, { amount: 7 })]),
      hash([at(1, { amount: 5 }), { ...at(2, { amount: 6 }), customer: 'b' }]),
      hash(rows, mergesOf([['x', 'a']])),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(await hash(rows)).toBe(hashes[0]);
  });

  test('without a file, or without a usable row, the user is told what to do', async () => {
    await expect(runDataStages(EVENTS)).rejects.toThrow(InputError);
    await expect(runDataStages(EVENTS, { importedEvents: importedEvents([]) })).rejects.toThrow(
      /No usable row/,
    );
  });
});

test.each([
  ['Sale', 'purchase'],
  ['payment', 'purchase'],
  ['RETURN', 'refund'],
  ['credit note', 'refund'],
  ['view', 'view_item'],
  ['page_view', 'view_item'],
  ['visit', 'session_start'],
  ['begin_checkout', 'checkout'],
  ['constructor', undefined],
])('the type “%s” means %s', (name, type) => {
  expect(eventTypeOfName(name)).toBe(type);
});

describe.skipIf(!hasSharedData)('reference files', () => {
  test.each([
    ['transactions/online_retail_2011_02_03.csv.gz', 1473, 1_016_510.76],
    ['transactions/cdnow_sample.csv', 2357, 244_091.94],
  ])('%s: %i customers with net revenue %f', async (path, customers, revenue) => {
    const { preview, bytes } = previewOf(path);
    const { table, report } = fed(createEventReader(preview.plan), bytes);
    const imported = { fileName: path, table, report, mapping: preview.plan.mapping };
    const { acquired, profiles } = await runDataStages(EVENTS, { importedEvents: imported });
    expect(acquired.totals.customers).toBe(customers);
    expect(Math.round(acquired.totals.revenue * 100)).toBe(Math.round(revenue * 100));
    expect(profiles.ids).toHaveLength(customers);
    expect(Math.round(profiles.revenue!.reduce((sum, each) => sum + each, 0) * 100)).toBe(
      Math.round(revenue * 100),
    );
  });
});
