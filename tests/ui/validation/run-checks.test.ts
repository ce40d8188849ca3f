import { describe, expect, test } from 'vitest';
import type { ControlTotals } from '../../../src/pipelines/segmentation/model.ts';
import type { AcquiredView, CheckedView, IdentityView } from '../../../src/pipelines/segmentation/views.ts';
import { runChecks } from '../../../src/ui/validation/run-checks.ts';

const totals: ControlTotals = {
  events: 90,
  customers: 12,
  revenue: 500.25,
  refunds: 20,
  firstDay: '2024-01-01',
  lastDay: '2024-02-01',
};
const acquired: AcquiredView = {
  source: 'events',
  read: 100,
  parsed: 98,
  events: 90,
  ids: 12,
  rejected: [{ reason: 'bad-time', message: 'no time', count: 10, firstRows: [3] }],
  warnings: [],
  mapping: {},
  totals,
  byType: [{ type: 'purchase', count: 90 }],
  byWeek: [],
  archetypes: [],
  dataHash: '',
};
const checked: CheckedView = { valid: 90, kept: 90, quarantined: [], totals, warnings: [] };
const identity: IdentityView = {
  rawIds: 12,
  customers: 10,
  mergeRows: 2,
  merged: 2,
  longestChain: 1,
  respelled: undefined,
  warnings: [],
  issues: [],
  issueCounts: {},
  totals: { ...totals, customers: 10 },
};

const failed = (views: Parameters<typeof runChecks>[0]): readonly string[] =>
  runChecks(views).flatMap(({ name, outcome }) => (outcome === 'fail' ? [name] : []));

describe('checks of the books', () => {
  test('books that balance pass every check', () => {
    expect(runChecks({ acquired, checked, identity })).toHaveLength(5);
    expect(failed({ acquired, checked, identity })).toEqual([]);
  });

  test('a row that vanished without a reason fails', () => {
    expect(failed({ acquired: { ...acquired, read: 101 }, checked })).toEqual([
      'Every row read is valid or rejected with a reason',
    ]);
  });

  test('revenue lost in identity resolution fails', () => {
    const lossy = { ...identity, totals: { ...identity.totals, revenue: 499.25 } };
    expect(failed({ acquired, checked, identity: lossy })).toEqual([
      'Identity resolution kept events, revenue and refunds',
    ]);
  });

  test('what has not been made is not checked', () => expect(runChecks({})).toEqual([]));
});
