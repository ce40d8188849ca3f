import { describe, expect, it } from 'vitest';
import type { TimedRun } from '../../../src/state/measuring.ts';
import { droppedFrames } from '../../../src/ui/watch-frames.ts';
import { comparedTimes } from '../../../src/ui/performance/compared-times.ts';
import { growthByStage } from '../../../src/ui/performance/growth-by-stage.ts';
import { LADDER_SIZES, ladderBudget, readSizes } from '../../../src/ui/performance/ladder-plan.ts';
import { speedUps } from '../../../src/ui/performance/speed-up.ts';

const timed = (group: string, ms: number, more: Partial<TimedRun> = {}): TimedRun => ({
  group,
  workers: 1,
  ms,
  customers: 100,
  events: 1,
  bytes: 1,
  resultHash: 'a',
  stages: [{ name: 'sweep', title: 'Clustering', ms: ms / 2 }],
  ...more,
});

describe('the sizes of the ladder', () => {
  it.each([
    ['1000, 5000', [1000, 5000]],
    ['500 100;100', [100, 500]],
    ['', 'Name at least one size.'],
    ['10', '“10” is no number of customers from 20 to 1,000,000.'],
    ['1e9', '“1e9” is no number of customers from 20 to 1,000,000.'],
    ['many', '“many” is no number of customers from 20 to 1,000,000.'],
    ['21 22 23 24 25 26 27 28 29', 'Name at most 8 sizes.'],
  ])('%j', (text, sizes) => expect(readSizes(text)).toEqual(sizes));

  it('have budgets that grow with them, and are met exactly where they are set', () => {
    expect(LADDER_SIZES.map(ladderBudget)).toEqual([10_000, 20_000, 25_000, 60_000]);
    expect([100, 3000, 188_000].map(ladderBudget)).toEqual([10_000, 15_000, 120_000]);
  });
});

it('growth is told for the whole run and each stage, from three sizes on', () => {
  const runs = [100, 200, 400].map((customers) => timed(`${customers}`, customers, { customers }));
  expect(growthByStage(runs).map(({ title, exponent }) => [title, exponent?.toFixed(3)])).toEqual([
    ['Whole run', '1.000'],
    ['Clustering', '1.000'],
  ]);
  expect(growthByStage(runs.slice(1))[0]?.exponent).toBeUndefined();
});

describe('before and after', () => {
  it.each([
    ['faster', [100, 110], [80, 90]],
    ['slower', [100, 110], [111, 130]],
    ['noise', [100, 110], [105, 90]],
    ['not known', [100], [50]],
  ] as const)('is %s', (verdict, before, after) => {
    const runs = [...before.map((ms) => timed('Before', ms)), ...after.map((ms) => timed('After', ms))];
    expect(comparedTimes(runs).map((each) => [each.title, each.verdict])).toEqual([
      ['Whole run', verdict],
      ['Clustering', verdict],
    ]);
  });
});

it('speed-up is measured against one worker by medians, and predicted for every number', () => {
  const runs = [timed('', 100), timed('', 120), timed('', 110), timed('', 55, { workers: 2 })];
  expect(speedUps(0.5, runs, 3)).toMatchObject([
    { workers: 1, predicted: 1, measured: 1, runs: 3 },
    { workers: 2, measured: 2, runs: 1 },
    { workers: 3, predicted: 1.5, measured: undefined },
  ]);
});

it('frames are missing where a gap is a multiple of the usual one', () => {
  expect(droppedFrames([])).toBe(0);
  expect(droppedFrames([16.7, 16.6, 16.7, 50.1, 16.7, 24])).toBe(2);
  expect(droppedFrames([8.3, 8.4, 8.3, 33.3, 8.3])).toBe(3);
});
