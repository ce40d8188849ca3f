import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../src/base/random.ts';
import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { ImportedEvents } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { value } from '../../../src/pipelines/segmentation/stages/value.ts';
import type { Value } from '../../../src/pipelines/segmentation/value/artifacts.ts';
import { cdnowCustomers } from '../../kernels/cdnow.ts';
import { gammaDraw } from '../../kernels/simulated-purchases.ts';
import { hasSharedData } from '../../shared-data.ts';
import { readEvents } from './read-events.ts';
import { type EventRow, importedEvents, runDataStages, stageContext } from './run-data-stages.ts';
import { givenTable, runSegmentation } from './run-segmentation.ts';

async function valueOf(
  given: ImportedEvents | readonly EventRow[],
  changes: PartialConfig<SegmentationConfig> = {},
): Promise<{ readonly value: Value; readonly ids: readonly string[]; readonly revenue: number }> {
  const events = 'table' in given ? given : importedEvents(given);
  const all = { ...changes, source: { kind: 'events' } } as const;
  const { checked, identity } = await runDataStages(all, { importedEvents: events });
  const config = mergeConfig(DEFAULT_CONFIG, all);
  const made = await value.run({ checked, identity }, config, stageContext('value'));
  return { value: made, ids: identity.canonicalIds, revenue: identity.totals.revenue };
}

const sum = (values: Float64Array): number => values.reduce((total, x) => total + (x === x ? x : 0), 0);

describe.skipIf(!hasSharedData)('CDNOW through the pipeline', () => {
  const cdnow = () => readEvents('transactions/cdnow_sample.csv');

  test('held out from the published day on, 1,653 of 1,882 purchases are foreseen', async () => {
    const { value: made } = await valueOf(cdnow(), { value: { holdout: 0.5 } });
    const check = made.holdout!;
    expect(check).toMatchObject({
      calibrationEnd: '1997-09-30',
      holdoutEnd: '1998-06-30',
      customers: 2357,
      actual: 1882,
    });
    expect(Math.abs(check.predicted - 1653.4)).toBeLessThan(0.5);
    expect(check.mae).toBeLessThan(check.naiveMae);
    expect(check.points.map(({ purchases, orMore }) => [purchases, orMore])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6].map((x) => [x, false]),
      [7, true],
    ]);
    for (const [total, of] of [
      [check.actual, 'actual'],
      [check.predicted, 'predicted'],
      [check.naive, 'naive'],
    ] as const) {
      const added = check.points.reduce((all, point) => all + point.customers * point[of], 0);
      expect(Math.abs(added - total)).toBeLessThan(1e-6);
    }
    expect(made.warnings).toEqual([]);
  });

  test('observed until the published day, parameters and customers are those of lifetimes', async () => {
    const day = '1997-09-30';
    const { value: made } = await valueOf(cdnow(), {
      quality: { dropAfter: day },
      profiles: { referenceDay: day },
    });
    expect(made).toMatchObject({ method: 'BG/NBD and Gamma–Gamma', because: undefined });
    const { r, alpha, a, b, logLikelihood, end } = made.purchases!;
    for (const [found, published] of [
      [r, 0.243],
      [alpha, 4.414],
      [a, 0.793],
      [b, 2.426],
    ] as const)
      expect(Math.abs(found - published)).toBeLessThan(1e-2);
    // The published table rounds weeks to two places, which moves the log-likelihood by some thousandths.
    expect(Math.abs(logLikelihood - -9582.43)).toBeLessThan(0.02);
    expect(end.kind).toBe('converged');
    const { p, q, gamma } = made.spend!;
    for (const [found, published] of [
      [p, 6.25],
      [q, 3.74],
      [gamma, 15.44],
    ] as const)
      expect(Math.abs(found / published - 1)).toBeLessThan(0.01);
    // The table rounds weeks and means too.
    cdnowCustomers().forEach((customer, c) => {
      expect(Math.abs(made.alive[c]! - customer.alive)).toBeLessThan(2e-3);
      expect(Math.abs(made.clv[c]! / customer.clv - 1)).toBeLessThan(0.02);
    });
  });

  test('the value of a year is of the size of the last year', async () => {
    const { value: made } = await valueOf(cdnow());
    expect(sum(made.clv)).toBeGreaterThan(40_000);
    expect(sum(made.clv)).toBeLessThan(110_000);
    expect(made.clv.every((x) => x >= 0)).toBe(true);
  });
});

/** Customers who buy at random on days of 2023 at their own pace; on average they leave after a purchase with the probability `leave`. */
function shop(options: {
  customers: number;
  leave: number;
  seed: number;
  again?: boolean;
}): readonly EventRow[] {
  const random = randomStream(options.seed, 'shop');
  return Array.from({ length: options.customers }, (_, c) => {
    const days = new Set<number>();
    const pace = gammaDraw(random, 1.5) / 40;
    const stays = gammaDraw(random, (0.8 * (1 - options.leave)) / Math.max(0.01, options.leave));
    const leave = options.leave === 0 ? 0 : 1 / (1 + stays / gammaDraw(random, 0.8));
    for (let at = random.between(0, 200); at < 364; at -= Math.log(1 - random.unit()) / pace) {
      days.add(Math.floor(at));
      if (options.again === false || random.chance(leave)) break;
    }
    return [...days].map((day) => ({
      customer: `c${c}`,
      time: new Date(Date.UTC(2023, 0, 1 + day, 12)).toISOString(),
      type: 'purchase',
      amount: Math.round(100 * gammaDraw(random, 4) * (5 + (c % 7))) / 100,
    }));
  }).flat();
}

describe('where the models do not fit, the shrinkage estimate stands in and says why', () => {
  test('customers who never leave', async () => {
    const { value: made } = await valueOf(shop({ customers: 800, leave: 0, seed: 4 }));
    expect(made.method).toBe('shrinkage estimate');
    expect(made.purchases?.end).toMatchObject({ kind: 'boundary' });
    expect(made.because).toMatch(/customers leave for good/);
    expect(made.alive.every(Number.isNaN)).toBe(true);
    expect(made.clv.every((x) => Number.isFinite(x) && x > 0)).toBe(true);
    expect(Math.abs(made.holdout!.predicted / made.holdout!.actual - 1)).toBeLessThan(0.1);
  });

  test('customers who never come again', async () => {
    const { value: made } = await valueOf(shop({ customers: 200, leave: 0, seed: 5, again: false }));
    expect(made).toMatchObject({ method: 'shrinkage estimate', purchases: undefined, spend: undefined });
    expect(made.because).toMatch(/Of 200 buyers 0 bought on another day again/);
    expect(made.clv.every((x) => Number.isFinite(x) && x > 0)).toBe(true);
    expect(sum(made.expectedPurchases)).toBeLessThan(10);
  });

  test('five customers', async () => {
    const { value: made } = await valueOf(shop({ customers: 5, leave: 0.1, seed: 6 }));
    expect(made.method).toBe('shrinkage estimate');
    expect(made.clv.every((x) => Number.isFinite(x) && x > 0)).toBe(true);
    expect(made.holdout).toBeUndefined();
    expect(made.warnings.map(({ code }) => code)).toContain('no-holdout');
  });

  test('everybody on one day', async () => {
    const rows = ['a', 'b', 'c'].map((customer) => ({
      customer,
      time: '2024-05-01T10:00:00Z',
      type: 'purchase',
      amount: 10,
    }));
    const { value: made } = await valueOf(rows, { profiles: { referenceDay: '2024-05-01' } });
    expect(made.clv.every((x) => Number.isFinite(x) && x > 0)).toBe(true);
    expect([...made.expectedSpend]).toEqual([10, 10, 10]);
  });

  test('customers who always spend the same', async () => {
    const rows = shop({ customers: 400, leave: 0.15, seed: 7 }).map((row) => ({ ...row, amount: 30 }));
    const { value: made } = await valueOf(rows);
    expect(made.method).toBe('BG/NBD, spend by a shrinkage estimate');
    expect(made.spend?.end.kind).toBe('boundary');
    expect(made.expectedSpend.every((x) => Math.abs(x - 30) < 1e-9)).toBe(true);
  });

  test.each([
    [1, /is not above 1/],
    [1.2, /so close to 1 \(1\.\d+\) that its mean spend, \d+, is far above/],
  ])('a few customers who spend without bound (tail %d)', async (tail, because) => {
    const random = randomStream(8, 'wealth');
    const wealth = new Map<string, number>();
    const rows = shop({ customers: 600, leave: 0.15, seed: 8 }).map((row) => {
      const own = wealth.get(row.customer) ?? 1 / gammaDraw(random, tail);
      wealth.set(row.customer, own);
      return { ...row, amount: row.amount! * own };
    });
    const { value: made } = await valueOf(rows);
    expect(made.spend?.end).toMatchObject({ kind: 'boundary', parameter: 'q' });
    expect(made.because).toMatch(because);
    expect(made.method).toBe('BG/NBD, spend by a shrinkage estimate');
  });
});

describe('occasions', () => {
  const base = shop({ customers: 300, leave: 0.15, seed: 9 });

  test('several purchases on a day are one, worth their sum; refunds lessen what their customer is worth, and are told of', async () => {
    const split = base.flatMap((row) => [
      { ...row, amount: row.amount! / 2 },
      { ...row, amount: row.amount! / 2, time: row.time.replace('T12', 'T17') },
    ]);
    const refund = { ...base[0]!, type: 'refund', amount: -5, time: base[0]!.time.replace('T12', 'T18') };
    const one = await valueOf(base);
    const two = await valueOf([...split, refund]);
    const ratios = two.value.clv.map((clv, c) => clv / one.value.clv[c]!);
    const [least = NaN, ...others] = Array.from(ratios).toSorted((a, b) => a - b);
    expect(least).toBeLessThan(0.995);
    expect(Math.max(...others.map((ratio) => Math.abs(ratio - 1)))).toBeLessThan(1e-3);
    expect(two.value.expectedSpend).toEqual(one.value.expectedSpend);
    expect(two.value.warnings.map(({ code }) => code)).toContain('net-of-refunds');
  });

  test('days are those of the time zone', async () => {
    const rows: EventRow[] = base.map((row) => ({ ...row, time: row.time.replace('T12:00', 'T23:30') }));
    const utc = await valueOf(rows);
    const berlin = await valueOf(
      rows.flatMap((row) => [row, { ...row, time: row.time.replace('T23:30', 'T22:30'), amount: 0 }]),
      { profiles: { timeZone: '+01:00' } },
    );
    expect(berlin.value.purchases).not.toEqual(utc.value.purchases);
  });

  test('without amounts purchases are forecast, spend and value are not', async () => {
    const rows = base.map(({ customer, time }) => ({ customer, time, type: 'purchase' }));
    const { value: made } = await valueOf(rows);
    expect(made).toMatchObject({ method: 'BG/NBD', spend: undefined });
    expect(made.clv.every(Number.isNaN)).toBe(true);
    expect(sum(made.expectedPurchases)).toBeGreaterThan(0);
    expect(made.warnings.map(({ code }) => code)).toContain('no-amounts');
  });

  test('customers without a purchase have no value', async () => {
    const rows = [...base, { customer: 'looker', time: '2023-06-01T10:00:00Z', type: 'view_item' as const }];
    const { value: made, ids } = await valueOf(rows);
    const looker = ids.indexOf('looker');
    const buyer = ids.indexOf(base[0]!.customer);
    expect([made.clv[looker], made.alive[looker], made.expectedPurchases[looker]]).toEqual([NaN, NaN, NaN]);
    expect(made.clv[buyer]).toBeGreaterThan(0);
  });

  test('data without any purchase say so', async () => {
    const rows = ['a', 'b'].map((customer) => ({
      customer,
      time: '2023-06-01T10:00:00Z',
      type: 'view_item',
    }));
    const { value: made } = await valueOf(rows);
    expect(made.warnings.map(({ code }) => code)).toEqual(['no-purchases']);
    expect(made.clv.every(Number.isNaN)).toBe(true);
  });
});

test('a longer horizon is worth more, a discount less', async () => {
  const rows = shop({ customers: 300, leave: 0.15, seed: 10 });
  const [year, decade, dear] = await Promise.all(
    [{}, { horizonMonths: 60 }, { discountRate: 0.1 }].map(
      async (changes) => (await valueOf(rows, { value: changes })).value,
    ),
  );
  year!.clv.forEach((clv, c) => {
    expect(decade!.clv[c]!).toBeGreaterThan(clv);
    expect(dear!.clv[c]!).toBeLessThan(clv);
  });
});

describe('the stage', () => {
  const off = { estimate: false, horizonMonths: 12, discountRate: 0.01, holdout: 0.3 };

  test('is skipped when switched off, and for customer tables', async () => {
    const { profiles, synthetic } = DEFAULT_CONFIG;
    const skip = (kind: 'synthetic' | 'customers', estimate: boolean) =>
      value.skip!({ source: { kind, streaming: 'off' }, synthetic, profiles, value: { ...off, estimate } });
    expect([skip('synthetic', false), skip('customers', true), skip('synthetic', true)]).toEqual([
      'not tested',
      'the table holds no purchases',
      undefined,
    ]);
    const { statuses, outcome } = await runSegmentation({
      changes: { source: { kind: 'customers' } },
      given: givenTable({ x: [1, 2, 3, 4, 5, 6, 7, 8], y: [1, 1, 2, 2, 9, 9, 8, 8] }),
    });
    expect(outcome.kind).toBe('done');
    expect(statuses).toMatchObject({ value: 'skipped', rfm: 'skipped' });
  });

  test('gives a run of generated data a value of the size of its revenue', async () => {
    const { artifacts, statuses } = await runSegmentation({ changes: { synthetic: { customers: 500 } } });
    expect(statuses).toMatchObject({ value: 'computed', rfm: 'computed' });
    const year = 2 * artifacts.identity!.totals.revenue;
    expect(sum(artifacts.value!.clv)).toBeGreaterThan(0.3 * year);
    expect(sum(artifacts.value!.clv)).toBeLessThan(1.2 * year);
  });
});
