import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/base/input-error.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import type { ImportedCustomers } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { profiles as profilesStage } from '../../../src/pipelines/segmentation/stages/profiles.ts';
import {
  type EventRow,
  importedEvents,
  mergesOf,
  runDataStages,
  stageContext,
  valuesOf,
} from './run-data-stages.ts';

const SHOP: readonly EventRow[] = [
  // Ann: two sessions. Friday 2024-03-01 19:30, a phone; Sunday 2024-03-10 09:00, a desktop.
  { customer: 'ann', time: '2024-03-01T19:30:00Z', type: 'session_start', device: 'mobile' },
  { customer: 'ann', time: '2024-03-01T19:31:00Z', type: 'view_item', category: 'books', device: 'mobile' },
  { customer: 'ann', time: '2024-03-01T19:32:00Z', type: 'view_item', category: 'toys', device: 'mobile' },
  { customer: 'ann', time: '2024-03-01T19:33:00Z', type: 'add_to_cart', category: 'books', device: 'mobile' },
  {
    customer: 'ann',
    time: '2024-03-01T19:35:00Z',
    type: 'purchase',
    category: 'books',
    amount: 40,
    order: 'o1',
    discount: 0.2,
  },
  { customer: 'ann', time: '2024-03-10T09:00:00Z', type: 'session_start', device: 'desktop' },
  { customer: 'ann', time: '2024-03-10T09:01:00Z', type: 'view_item', category: 'books', device: 'desktop' },
  {
    customer: 'ann',
    time: '2024-03-10T09:02:00Z',
    type: 'add_to_cart',
    category: 'books',
    device: 'desktop',
  },
  // Bob, first as “old”, then under his own id: three orders, the last one in two rows, one refund.
  {
    customer: 'old',
    time: '2024-01-01T12:00:00Z',
    type: 'purchase',
    category: 'toys',
    amount: 100,
    order: 'o2',
    discount: 0,
  },
  {
    customer: 'bob',
    time: '2024-01-11T12:00:00Z',
    type: 'purchase',
    category: 'toys',
    amount: 60,
    order: 'o3',
    discount: 0,
  },
  {
    customer: 'bob',
    time: '2024-01-31T12:00:00Z',
    type: 'purchase',
    category: 'toys',
    amount: 30,
    order: 'o4',
    discount: 0,
  },
  {
    customer: 'bob',
    time: '2024-01-31T12:00:00Z',
    type: 'purchase',
    category: 'toys',
    amount: 20,
    order: 'o4',
    discount: 0,
  },
  {
    customer: 'bob',
    time: '2024-02-05T12:00:00Z',
    type: 'refund',
    category: 'toys',
    amount: -60,
    order: 'o3',
  },
  // Cas: one letter opened.
  { customer: 'cas', time: '2024-03-30T08:00:00Z', type: 'email_open' },
];

const EVENTS = { source: { kind: 'events' } } as const;

describe('discounts of orders in several rows', async () => {
  const buy = (customer: string, order: string, discount?: number): EventRow => ({
    customer,
    time: '2024-01-01T12:00:00Z',
    type: 'purchase',
    amount: 10,
    order,
    ...(discount === undefined ? {} : { discount }),
  });
  const { profiles } = await runDataStages(EVENTS, {
    importedEvents: importedEvents([
      buy('blank first', 'a1'),
      buy('blank first', 'a1', 0.2),
      buy('blank first', 'a2', 0),
      buy('blank first', 'a2'),
      buy('later only', 'b1'),
      buy('later only', 'b1', 0),
      buy('each row', 'c1', 0.1),
      buy('each row', 'c1', 0.3),
      buy('each row', 'c2', 0),
      buy('never known', 'd1'),
    ]),
  });

  test.each<[string, number]>([
    ['blank first', 0.5],
    ['later only', 0],
    ['each row', 0.5],
    ['never known', NaN],
  ])('%s: %f of the orders', (customer, share) => {
    expect(valuesOf(profiles, 'discount_share')[customer]).toBe(share);
  });
});

describe('refunds of orders from before the data', async () => {
  const event = (customer: string, type: string, amount: number, day: number): EventRow => ({
    customer,
    time: `2024-01-0${day}T12:00:00Z`,
    type,
    amount,
  });
  const { profiles } = await runDataStages(EVENTS, {
    importedEvents: importedEvents([
      event('refunds alone', 'refund', -5, 1),
      event('refunds alone', 'refund', -6, 2),
      event('both', 'purchase', 9, 1),
      event('both', 'purchase', 9, 2),
      event('both', 'refund', -9, 3),
      event('purchase alone', 'purchase', 9, 1),
      { customer: 'neither', time: '2024-01-01T12:00:00Z', type: 'email_open' },
    ]),
  });

  test.each<[string, number]>([
    ['refunds alone', 2],
    ['both', 0.5],
    ['purchase alone', 0],
    ['neither', NaN],
  ])('%s: %f', (customer, rate) => {
    expect(valuesOf(profiles, 'refund_rate')[customer]).toBe(rate);
  });

  test('only a customer with neither counts as one without refunds', () => {
    expect(profiles.columns.find(({ name }) => name === 'refund_rate')).toMatchObject({
      missing: {
        means: 'no purchase and no refund; refunds alone are set against one purchase',
        fill: 'zero',
      },
    });
  });
});

describe('profiles of a small shop, reckoned by hand', async () => {
  const { profiles } = await runDataStages(EVENTS, {
    importedEvents: importedEvents(SHOP),
    merges: mergesOf([['old', 'bob', 40]]),
  });
  const annEntropy = -((5 / 6) * Math.log(5 / 6) + (1 / 6) * Math.log(1 / 6));

  test.each<[string, number, number, number]>([
    ['recency', 30, 60, NaN],
    ['frequency', 1, (3 / 90) * 30, 0],
    ['monetary', 40, 150, 0],
    ['average_order_value', 40, 70, NaN],
    ['purchases', 1, 3, 0],
    ['sessions', 2, 0, 0],
    ['views_per_session', 1.5, NaN, NaN],
    ['carts_per_view', 2 / 3, NaN, NaN],
    ['purchases_per_cart_session', 0.5, NaN, NaN],
    ['cart_abandonment', 0.5, NaN, NaN],
    ['discount_share', 1, 0, NaN],
    ['refund_rate', 0, 1 / 3, NaN],
    ['category_entropy', annEntropy, 0, NaN],
    ['weekend_share', 0.5, NaN, NaN],
    ['evening_share', 0.5, NaN, NaN],
    ['mean_hour_sin', (Math.sin((2 * Math.PI * 19.5) / 24) + Math.sin((2 * Math.PI * 9) / 24)) / 2, NaN, NaN],
    ['mean_hour_cos', (Math.cos((2 * Math.PI * 19.5) / 24) + Math.cos((2 * Math.PI * 9) / 24)) / 2, NaN, NaN],
    ['tenure', 8 + (13 * 60 + 32) / 1440, 35, 0],
    ['inter_purchase_mean', NaN, 15, NaN],
    ['inter_purchase_cv', NaN, Math.sqrt(50) / 15, NaN],
    ['mobile_share', 0.5, NaN, NaN],
  ])('%s: Ann %f, Bob %f, Cas %f', (name, ann, bob, cas) => {
    const values = valuesOf(profiles, name);
    const near = (value: number): unknown => (Number.isNaN(value) ? NaN : expect.closeTo(value, 10));
    expect(values).toEqual({ ann: near(ann), bob: near(bob), cas: near(cas) });
  });

  test('the top category and its lift are against all customers', () => {
    const { codes, names } = profiles.categories.find(({ name }) => name === 'top_category')!;
    expect(Array.from(codes, (code) => names[code])).toEqual(['books', 'toys', undefined]);
    const lift = valuesOf(profiles, 'top_category_lift');
    expect(lift['ann']).toBeCloseTo(5 / 6 / 0.5, 10);
    expect(lift['bob']).toBeCloseTo(1 / 0.5, 10);
  });

  test('the reference day is the one after the last event, and totals are handed on', () => {
    expect(profiles.referenceDay).toBe('2024-03-31');
    expect(profiles.totals).toMatchObject({ events: SHOP.length, customers: 3, revenue: 190, refunds: 60 });
    expect(Array.from(profiles.revenue!)).toEqual([40, 150, 0]);
    expect(profiles.absent).toEqual([]);
  });

  test('a reference day may be chosen, but not before the last event', async () => {
    const given = { importedEvents: importedEvents(SHOP) };
    const later = await runDataStages({ ...EVENTS, profiles: { referenceDay: '2024-04-30' } }, given);
    expect(valuesOf(later.profiles, 'recency')['ann']).toBe(60);
    const early = runDataStages({ ...EVENTS, profiles: { referenceDay: '2024-03-29' } }, given);
    await expect(early).rejects.toThrow(InputError);
    await expect(early).rejects.toThrow(/2024-03-30/);
  });
});

describe('time zones', () => {
  const at = (time: string): EventRow => ({ customer: 'a', time, amount: 1 });

  test.each([
    // Saturday 23:30 in Berlin (winter, +1) and Friday 23:30 (summer, +2): one of two at the weekend.
    ['Europe/Berlin', ['2024-01-06T22:30:00Z', '2024-07-05T21:30:00Z'], 0.5],
    ['UTC', ['2024-01-05T23:30:00Z', '2024-01-06T00:30:00Z'], 0.5],
    ['+01:00', ['2024-01-05T23:30:00Z', '2024-01-06T00:30:00Z'], 1],
    ['-01:00', ['2024-01-05T23:30:00Z', '2024-01-06T00:30:00Z'], 0],
  ])('weekends in %s', async (timeZone, times, share) => {
    const { profiles } = await runDataStages(
      { ...EVENTS, profiles: { timeZone } },
      { importedEvents: importedEvents(times.map(at)) },
    );
    expect(valuesOf(profiles, 'weekend_share')['a']).toBe(share);
  });

  test('days without hours stay the days they are, whatever the zone', async () => {
    const rows = ['2024-01-06T00:00:00Z', '2024-01-07T00:00:00Z'].map(at);
    for (const timeZone of ['America/New_York', 'Asia/Tokyo']) {
      const { profiles } = await runDataStages(
        { ...EVENTS, profiles: { timeZone } },
        { importedEvents: importedEvents(rows) },
      );
      expect(valuesOf(profiles, 'weekend_share')['a']).toBe(1);
      expect(profiles.referenceDay).toBe('2024-01-08');
    }
  });
});

describe('what the data cannot support', () => {
  test('plain transactions have no visits, carts, discounts, categories, devices or hours, and say so', async () => {
    const rows = [
      { customer: 'a', time: '2024-01-01', amount: 10 },
      { customer: 'b', time: '2024-01-03', amount: 20 },
    ];
    const { profiles } = await runDataStages(EVENTS, { importedEvents: importedEvents(rows) });
    expect(profiles.absent.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      'sessions: the data hold no visits, views or carts',
      'views_per_session: the data hold no visits, views or carts',
      'carts_per_view: the data hold no visits, views or carts',
      'purchases_per_cart_session: the data hold no visits, views or carts',
      'cart_abandonment: the data hold no visits, views or carts',
      'discount_share: the data hold no discounts',
      'category_entropy: the data hold no categories',
      'top_category_lift: the data hold no categories',
      'evening_share: times carry a day, but no hour',
      'mean_hour_sin: times carry a day, but no hour',
      'mean_hour_cos: times carry a day, but no hour',
      'mobile_share: the data hold no devices',
    ]);
  });

  test('views without session starts make a session after half an hour’s pause', async () => {
    const rows = ['10:00', '10:29', '11:00', '12:00'].map((time) => ({
      customer: 'a',
      time: `2024-01-01T${time}:00Z`,
      type: 'view_item',
    }));
    const { profiles } = await runDataStages(EVENTS, { importedEvents: importedEvents(rows) });
    expect(valuesOf(profiles, 'sessions')['a']).toBe(3);
    expect(profiles.absent.map(({ name }) => name)).toContain('recency');
    expect(profiles.revenue).toBeUndefined();
  });

  test('events out of order are profiled in the order of time', async () => {
    const shuffled = SHOP.toReversed();
    const merges = mergesOf([['old', 'bob', 40]]);
    const sorted = (await runDataStages(EVENTS, { importedEvents: importedEvents(SHOP), merges })).profiles;
    const mixed = (await runDataStages(EVENTS, { importedEvents: importedEvents(shuffled), merges }))
      .profiles;
    for (const { name } of sorted.columns)
      expect([name, valuesOf(mixed, name)]).toEqual([name, valuesOf(sorted, name)]);
  });
});

test('a customer table is taken as it is', async () => {
  const importedCustomers: ImportedCustomers = {
    fileName: 'wine.csv',
    table: {
      rows: 2,
      ids: ['1', '2'],
      columns: [{ name: 'alcohol', values: Float64Array.of(12.5, NaN) }],
      labels: { name: 'class', codes: Int32Array.of(0, -1), names: ['red'] },
      sourceRow: Int32Array.of(1, 2),
    },
    report: {
      fileName: 'wine.csv',
      read: 2,
      parsed: 2,
      valid: 2,
      rejected: [],
      warnings: [],
      bytes: 0,
      repeatedRows: 0,
      amountSum: 0,
      negativeAmountSum: 0,
    },
  };
  const config = { ...DEFAULT_CONFIG, source: { ...DEFAULT_CONFIG.source, kind: 'customers' as const } };
  const made = await profilesStage.run({ importedCustomers }, config, stageContext('profiles'));
  expect(made.columns).toMatchObject([{ name: 'alcohol', group: 'table', nature: 'plain', clustered: true }]);
  expect(made.truth).toMatchObject({ name: 'class', names: ['red'] });
  expect([made.revenue, made.purchases, made.totals]).toEqual([undefined, undefined, undefined]);
  await expect(profilesStage.run({}, config, stageContext('profiles'))).rejects.toThrow(/none is given/);
});
