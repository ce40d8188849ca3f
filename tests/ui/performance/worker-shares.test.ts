import { expect, it } from 'vitest';
import type { StageRow } from '../../../src/state/run-state.ts';
import { threadTimes, workerShares } from '../../../src/ui/performance/worker-shares.ts';

const row = (ms: number, pool?: StageRow['pool']): StageRow => ({ ms, pool }) as StageRow;

it('gives the share of a stage’s time that each worker was busy, at most all of it', () => {
  expect(workerShares(row(100, { tasks: 3, ms: 90, busyMs: [80, 101] }))).toEqual([0.8, 1]);
  expect(workerShares(row(100))).toEqual([]);
});

it('adds up the workers over the stages, and the time without tasks', () => {
  const rows = [
    row(100, { tasks: 3, ms: 90, busyMs: [80, 70] }),
    row(30),
    row(50, { tasks: 1, ms: 40, busyMs: [40, 0] }),
  ];
  expect(threadTimes(rows, 200)).toEqual({ workerMs: [120, 70], aloneMs: 70 });
  expect(threadTimes([row(30)], 30)).toBeUndefined();
});
