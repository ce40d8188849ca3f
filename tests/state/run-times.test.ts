import { describe, expect, it } from 'vitest';
import {
  MOST_RUNS,
  readRunTimes,
  runTimesText,
  stageSamples,
  type RunTimes,
} from '../../src/state/run-times.ts';
import { testApp } from './app-fixture.ts';
import { wholeRun } from './run-messages.ts';

const run = (workers: number, ms = 20): RunTimes => ({
  outcome: 'done',
  ms,
  customers: 500,
  events: 69_000,
  workers,
  cached: 2,
  stages: [{ stage: 'sweep', ms: 12.5, expectedMs: 10, setup: 7, poolMs: 9, busyMs: 8.5 }],
});

async function finishRun(app: ReturnType<typeof testApp>): Promise<void> {
  await Promise.resolve();
  const running = app.store.actions.run();
  const current = app.runner.runs.at(-1)!;
  for (const message of wholeRun('a')) {
    if (message.kind === 'run-ended') current.end(message.outcome);
    else if (
      message.kind !== 'run-requested' &&
      message.kind !== 'draft-changed' &&
      message.kind !== 'host-ready'
    )
      current.say(message);
  }
  await running;
}

describe('the times of runs', () => {
  it('come back from their text', () => {
    expect(readRunTimes(runTimesText([run(1), run(2)]))).toEqual([run(1), run(2)]);
  });

  it.each([
    undefined,
    '',
    '{',
    '{}',
    '[[]]',
    '[["done",1,2,3,4]]',
    '[["done","x",2,3,4,5,[]]]',
    '[["odd",1,2,3,4,5,[]]]',
    '[["done",-1,2,3,4,5,[]]]',
  ])('are none in a damaged text: %s', (text) => {
    expect(readRunTimes(text)).toEqual([]);
  });

  it('keep the stages that can be read', () => {
    expect(
      readRunTimes('[["done",1,2,3,4,5,[["a",1,2,3,4],["b",1],[5,1,2,3,4],["c",1,2,3,4,5]]]]')[0]?.stages,
    ).toEqual([
      { stage: 'a', ms: 1, expectedMs: 2, poolMs: 3, busyMs: 4 },
      { stage: 'c', ms: 1, expectedMs: 2, poolMs: 3, busyMs: 4, setup: 5 },
    ]);
  });

  it('serve estimates for as many workers only', () => {
    expect(stageSamples([run(1), run(2)], 2)).toHaveLength(1);
  });

  it('are taken at the end of each run, kept for the next visit, the oldest going first, and forgotten on request', async () => {
    const many = Array.from({ length: MOST_RUNS }, (_, i) => run(2, i));
    const app = testApp('', new Map([['strata.run-times', runTimesText(many)]]));
    expect(app.store.getState().runTimes).toHaveLength(MOST_RUNS);
    await finishRun(app);
    const { runTimes } = app.store.getState();
    expect(runTimes).toHaveLength(MOST_RUNS);
    expect(runTimes[0]?.ms).toBe(1);
    expect(runTimes.at(-1)).toMatchObject({ outcome: 'done', workers: 2 });
    expect(runTimes.at(-1)?.stages.every(({ expectedMs }) => expectedMs >= 0)).toBe(true);
    expect(testApp('', app.storage).store.getState().runTimes).toEqual(readRunTimes(runTimesText(runTimes)));
    app.store.actions.forgetTimes();
    expect(testApp('', app.storage).store.getState().runTimes).toEqual([]);
  });
});
