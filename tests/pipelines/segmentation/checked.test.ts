import { describe, expect, test } from 'vitest';
import { Bug } from '../../../src/base/assert.ts';
import { InputError } from '../../../src/base/input-error.ts';
import type { PartialConfig } from '../../../src/engine/config.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { assertBalanced } from '../../../src/pipelines/segmentation/control-totals.ts';
import { fitsWildcard } from '../../../src/pipelines/segmentation/quality/wildcard.ts';
import { importedEvents, runDataStages } from './run-data-stages.ts';

const ROWS = [
  { customer: 'a', time: '2024-01-01T08:00:00Z', amount: 10 },
  { customer: 'test-1', time: '2024-01-02T08:00:00Z', amount: 99 },
  { customer: 'a', time: '2024-01-02T09:00:00Z', amount: -4 },
  { customer: 'b', time: '2024-01-03T08:00:00Z', amount: 5000 },
  { customer: 'b', time: '2024-01-03T09:00:00Z', amount: 20 },
  { customer: 'b', time: '2024-01-03T10:00:00Z', amount: 20 },
  { customer: 'a', time: '2031-01-01T08:00:00Z', amount: 1 },
];

function check(quality: PartialConfig<SegmentationConfig>['quality'] = {}): ReturnType<typeof runDataStages> {
  const given = importedEvents(ROWS);
  given.table.repeated[5] = 1;
  return runDataStages({ source: { kind: 'events' }, quality }, { importedEvents: given });
}

describe('the quality check', () => {
  test('keeps everything by default, and says what looks odd', async () => {
    const { checked } = await check();
    expect([checked.valid, checked.kept, checked.quarantined]).toEqual([7, 7, []]);
    expect(checked.totals).toEqual({
      events: 7,
      customers: 3,
      revenue: 5146,
      refunds: 4,
      firstDay: '2024-01-01',
      lastDay: '2031-01-01',
    });
    expect(checked.warnings.map(({ code }) => code)).toEqual(['repeated-rows']);
  });

  test('a few dates far from all others are told with row, day and remedy, however few the events', async () => {
    const bulk = Array.from({ length: 116 }, (_, i) => ({
      customer: `c${i % 9}`,
      time: new Date(Date.UTC(2024, 0, 1 + 3 * i)).toISOString(),
      amount: 1,
    }));
    const stray = (time: string) => ({ customer: 'c1', time: `${time}T08:00:00Z`, amount: 1 });
    const rows = [stray('2034-01-01'), ...bulk, stray('2014-05-05'), stray('2035-02-03')];
    const warningsOf = async (given: typeof rows, quality = {}) =>
      (
        await runDataStages(
          { source: { kind: 'events' }, quality },
          { importedEvents: importedEvents(given) },
        )
      ).checked.warnings.map(({ message }) => message);
    expect(await warningsOf(bulk)).toEqual([]);
    const [late, early] = await warningsOf(rows);
    expect(late).toMatch(/^2 events .* up to 2024-12-11 \(2034-01-01 to 2035-02-03; first: row 1\)/);
    expect(late).toContain('set “Drop events after” to 2024-12-11');
    expect(early).toMatch(/^1 event is .*begin on 2024-01-01 \(2014-05-05; first: row 118\)/);
    expect(await warningsOf(rows, { dropAfter: '2024-12-11' })).toEqual([early]);
    const [far] = await warningsOf([...bulk, stray('2025-05-01'), stray('2025-07-01')]);
    expect(far).toMatch(
      /^1 event is dated more than 180 days .* up to 2024-12-11 \(2025-07-01; first: row 118\)/,
    );
    expect(far).toContain('set “Drop events after” to 2025-05-01');
  });

  test.each<[PartialConfig<SegmentationConfig>['quality'], string, number[]]>([
    [{ testAccounts: ['test-*'] }, 'test-account', [2]],
    [{ maxEventsPerDay: 2 }, 'bot', [4, 5, 6]],
    [{ minAmount: 0 }, 'amount-below', [3]],
    [{ maxAmount: 100 }, 'amount-above', [4]],
    [{ dropAfter: '2024-12-31' }, 'after-last-day', [7]],
    [{ dropRepeatedRows: true }, 'repeated-row', [6]],
  ])('%j sets aside by reason %s', async (quality, reason, rows) => {
    const { checked, acquired } = await check(quality);
    expect(checked.quarantined).toMatchObject([{ reason, count: rows.length, firstRows: rows }]);
    expect(checked.kept).toBe(acquired.events.count - rows.length);
    expect(Array.from(checked.events.sourceRow)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].filter((row) => !rows.includes(row)),
    );
  });

  test('a row is claimed once, by the first rule, and the funnel adds up', async () => {
    const { checked } = await check({
      testAccounts: ['*-1'],
      maxAmount: 50,
      dropAfter: '2024-12-31',
      maxEventsPerDay: 2,
    });
    expect(checked.quarantined.map(({ reason, count }) => [reason, count])).toEqual([
      ['bot', 3],
      ['test-account', 1],
      ['after-last-day', 1],
    ]);
    expect(checked.kept).toBe(2);
    expect(checked.totals).toMatchObject({ events: 2, customers: 1, revenue: 6, refunds: 4 });
  });

  test('rules that leave nothing are an error that names them', async () => {
    await expect(check({ testAccounts: ['*'] })).rejects.toThrow(InputError);
    await expect(check({ testAccounts: ['*'] })).rejects.toThrow(
      /7 because the id fits a test account \(\*\)/,
    );
  });
});

describe('control totals', () => {
  const totals = (events: number, revenue: number): { events: number; revenue: number; refunds: number } => ({
    events,
    revenue,
    refunds: 0,
  });

  test('what was kept and what was removed add up to what there was', () => {
    expect(() => assertBalanced('here', totals(10, 0.3), totals(7, 0.1), [totals(3, 0.2)])).not.toThrow();
  });

  test('a lost event or a lost cent is a bug', () => {
    expect(() => assertBalanced('here', totals(10, 5), totals(9, 5))).toThrow(Bug);
    expect(() => assertBalanced('here', totals(10, 1_016_510.76), totals(10, 1_016_510.75))).toThrow(
      /revenue/,
    );
  });
});

test.each([
  ['test-17', 'test-*', true],
  ['contest-17', 'test-*', false],
  ['a.b@qa.example', '*@qa.*', true],
  ['Test-1', 'test-*', false],
  ['', '*', true],
  ['abc', 'a*c*', true],
  ['abc', 'a', false],
  ['a+b(c)', 'a+b(c)', true],
])('“%s” against “%s”', (text, pattern, fits) => {
  expect(fitsWildcard(text, pattern)).toBe(fits);
});

test('a pattern of many stars is as quick as any', () => {
  expect(fitsWildcard('a'.repeat(20_000), `${'a*'.repeat(50)}b`)).toBe(false);
});
