import { describe, expect, it } from 'vitest';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { createMeasuring, type Measuring, type PlannedRun } from '../../src/state/measuring.ts';
import { scriptedRunner, type ScriptedRunner } from './app-fixture.ts';
import { wholeRun } from './run-messages.ts';

const config = presetConfig('testing');
const plan = (...workers: number[]): PlannedRun[] =>
  workers.map((each) => ({ group: `${each} workers`, config, workers: each }));
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Bench {
  readonly measuring: Measuring;
  readonly runners: (ScriptedRunner & { readonly workers: number; closed: boolean })[];
}

function bench(): Bench {
  const runners: Bench['runners'] = [];
  const measuring = createMeasuring((workers) => {
    const runner = { ...scriptedRunner(), workers, closed: false };
    runner.close = () => {
      runner.closed = true;
    };
    runners.push(runner);
    return runner;
  });
  return { measuring, runners };
}

/** Ends the run that the newest runner waits with. */
async function finish({ runners }: Bench): Promise<void> {
  await settled();
  const current = runners.at(-1)!.runs.at(-1)!;
  for (const message of wholeRun('a')) {
    if (message.kind === 'run-ended') current.end(message.outcome);
    else if (
      message.kind !== 'run-requested' &&
      message.kind !== 'draft-changed' &&
      message.kind !== 'host-ready'
    )
      current.say(message);
  }
  await settled();
}

describe('a series of timed runs', () => {
  it('warms each number of workers up, and times every run on it', async () => {
    const made = bench();
    const over = made.measuring.start('speedUp', plan(1, 1, 2));
    for (let i = 0; i < 5; i++) await finish(made);
    await over;
    expect(made.runners.map(({ workers, closed, runs }) => [workers, closed, runs.length])).toEqual([
      [1, true, 3],
      [2, true, 2],
    ]);
    const { phase, runs } = made.measuring.getState().speedUp;
    expect(phase).toBe('done');
    expect(runs.map(({ group }) => group)).toEqual(['1 workers', '1 workers', '2 workers']);
    expect(runs[0]?.stages.length).toBeGreaterThan(0);
  });

  it('keeps what is done when it is stopped, and lets its workers go', async () => {
    const made = bench();
    const over = made.measuring.start('ladder', plan(1, 1, 1));
    await finish(made);
    await finish(made);
    made.measuring.cancel();
    made.runners[0]!.runs.at(-1)!.end({ kind: 'cancelled', ms: 5 });
    await over;
    const { phase, runs } = made.measuring.getState().ladder;
    expect([phase, runs.length, made.runners[0]!.closed]).toEqual(['cancelled', 1, true]);
    expect(made.runners[0]!.cancelled).toEqual(['run']);
  });

  it('goes on alone: another one does not start beside it', async () => {
    const made = bench();
    const over = made.measuring.start('ladder', plan(1));
    await made.measuring.start('comparison', plan(1));
    expect(made.measuring.getState().comparison.phase).toBe('idle');
    await finish(made);
    await finish(made);
    await over;
    expect(made.runners).toHaveLength(1);
  });

  it('says why it failed', async () => {
    const made = bench();
    const over = made.measuring.start('ladder', plan(1, 1));
    await finish(made);
    await settled();
    const failure = { kind: 'lost-worker', message: 'The worker stopped.', remedy: 'Run again.' } as const;
    made.runners[0]!.runs.at(-1)!.end({ kind: 'failed', ms: 5, stage: undefined, failure });
    await over;
    expect(made.measuring.getState().ladder).toMatchObject({
      phase: 'failed',
      problem: 'The worker stopped.',
      runs: [],
    });
  });
});
