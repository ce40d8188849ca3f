import { describe, expect, it } from 'vitest';
import { mergeConfig } from '../../src/engine/config.ts';
import type { RunStateMessage } from '../../src/state/run-state.ts';
import { INITIAL_RUN, reduceRun } from '../../src/state/run-state.ts';
import { runFraction, timeLeft } from '../../src/state/time-left.ts';
import {
  ALL,
  CONFIG,
  ended,
  fold,
  marks,
  requested,
  STAGES,
  STAGES_WITH_TEST,
  stagesEnded,
  wholeRun,
} from './run-messages.ts';

const states = (state: { stages: readonly { name: string; state: string }[] }): Record<string, string> =>
  Object.fromEntries(state.stages.map((row) => [row.name, row.state]));

const started: RunStateMessage = { kind: 'run-started', stages: STAGES };

describe('a run as the page sees it', () => {
  it('lists the stages as queued once the worker has told them', () => {
    const state = fold([
      { kind: 'host-ready', ready: { workers: 1, sharedMemory: false, pace: 1, stages: STAGES } },
    ]);
    expect(state.phase).toBe('idle');
    expect(new Set(Object.values(states(state)))).toEqual(new Set(['queued']));
  });

  it('follows a stage from queued over running to done, with its figures', () => {
    const running = fold([
      requested(),
      started,
      { kind: 'stage-started', stage: 'acquired', startedMs: 3 },
      { kind: 'stage-progress', stage: 'acquired', fraction: 0.5, note: 'half' },
    ]);
    expect(running.running).toBe('ACQUIRED');
    expect(running.stages[0]).toMatchObject({
      state: 'running',
      startedMs: 3,
      fraction: 0.5,
      note: 'half',
      ms: undefined,
    });
    const done = reduceRun(running, ended('acquired', 'computed', { mark: 'a' }, 42));
    expect(done.stages[0]).toMatchObject({ state: 'done', ms: 42, bytes: 8, fraction: 1, note: '' });
    expect(done.running).toBe('ACQUIRED');
    expect(done.freshness).toEqual({ acquired: 'fresh' });
  });

  it('shows the curve so far only while the sweep goes on', () => {
    const sweeping = fold([
      requested(),
      started,
      { kind: 'stage-partial', stage: 'sweep', view: { points: [1] } },
    ]);
    expect(sweeping.partialSweep).toEqual({ points: [1] });
    expect(reduceRun(sweeping, ended('sweep', 'computed', { points: [1, 2] })).partialSweep).toBeUndefined();
  });

  it('shows the evidence so far only while structure is tested', () => {
    const testing = fold([
      requested(),
      started,
      { kind: 'stage-partial', stage: 'evidence', view: { points: [1] } },
    ]);
    expect(testing.partialEvidence).toEqual({ points: [1] });
    expect(reduceRun(testing, ended('evidence', 'computed', {})).partialEvidence).toBeUndefined();
    expect(reduceRun(testing, requested()).partialEvidence).toBeUndefined();
  });

  it('keeps old views on the screen, marked as being replaced, until new ones are there', () => {
    const second = fold([requested(), started, ...stagesEnded(['acquired'], 'new')], fold(wholeRun('old')));
    expect(marks(second)).toMatchObject({ acquired: 'new', sweep: 'old', segmentations: 'old' });
    expect(second.freshness).toMatchObject({
      acquired: 'fresh',
      sweep: 'replacing',
      segmentations: 'replacing',
    });
  });

  it('exchanges all views of the same customers at once, when the map is there', () => {
    const old = fold(wholeRun('old'));
    const beforeMap = fold([requested(), started, ...stagesEnded(ALL.slice(0, -1), 'new')], old);
    expect(marks(beforeMap)).toMatchObject({
      acquired: 'new',
      sweep: 'new',
      profiles: 'old',
      segmentations: 'old',
      projection: 'old',
    });
    const withMap = fold(stagesEnded(['projection'], 'new'), beforeMap);
    expect(new Set(Object.values(marks(withMap)))).toEqual(new Set(['new']));
    expect(new Set(Object.values(withMap.freshness))).toEqual(new Set(['fresh']));
  });

  it('takes away what was tested of other segments, and keeps it while the segments are the same', () => {
    const old = fold(wholeRun('old', 'computed', STAGES_WITH_TEST));
    const begin: readonly RunStateMessage[] = [
      requested(),
      { kind: 'run-started', stages: STAGES_WITH_TEST },
    ];
    const others = fold([...begin, ...stagesEnded(ALL, 'new')], old);
    expect(others.views.sampling).toBeUndefined();
    const same = fold([...begin, ...stagesEnded(ALL, 'old', 'cached')], old);
    expect(marks(same)['sampling']).toBe('old');
    expect(same.freshness.sampling).toBe('replacing');
  });

  it('shows the replicates so far only while customers are drawn again', () => {
    const partial: RunStateMessage = { kind: 'stage-partial', stage: 'sampling', view: { replicates: 3 } };
    const drawing = fold([requested(), started, partial]);
    expect(drawing.partialSampling).toEqual({ replicates: 3 });
    expect(reduceRun(drawing, ended('sampling', 'computed', {})).partialSampling).toBeUndefined();
  });

  it('keeps the old customers and marks them stale when a run is cancelled after new profiles', () => {
    const cancelled = fold(
      [
        requested(),
        started,
        ...stagesEnded(['acquired', 'profiles'], 'new'),
        { kind: 'run-ended', outcome: { kind: 'cancelled', ms: 5 } },
      ],
      fold(wholeRun('old')),
    );
    expect(cancelled.phase).toBe('cancelled');
    expect(marks(cancelled)).toMatchObject({ acquired: 'new', profiles: 'old', segmentations: 'old' });
    expect(cancelled.freshness).toMatchObject({
      acquired: 'fresh',
      profiles: 'stale',
      segmentations: 'stale',
    });
    expect(states(cancelled)).toMatchObject({ profiles: 'done', sweep: 'cancelled' });
  });

  it('takes the view of a skipped stage away', () => {
    const second = fold(
      [requested(), started, ended('acquired', 'skipped', undefined)],
      fold(wholeRun('old')),
    );
    expect(second.views.acquired).toBeUndefined();
    expect(second.freshness).not.toHaveProperty('acquired');
    expect(states(second)['acquired']).toBe('skipped');
  });

  it('marks the running stage as failed when the worker is lost in the middle', () => {
    const failure = { kind: 'lost-worker', message: 'gone', remedy: 'again' } as const;
    const state = fold([
      requested(),
      started,
      { kind: 'stage-started', stage: 'acquired', startedMs: 0 },
      { kind: 'run-ended', outcome: { kind: 'failed', ms: 9, stage: 'acquired', failure } },
    ]);
    expect(state).toMatchObject({
      phase: 'failed',
      failure,
      failedStage: 'acquired',
      running: undefined,
      ms: 9,
    });
    expect(states(state)).toMatchObject({
      acquired: 'failed',
      profiles: 'cancelled',
      projection: 'cancelled',
    });
  });

  it('forgets the failure of the run before when the next one begins', () => {
    const failure = { kind: 'bug', message: 'x', detail: '' } as const;
    const failed = fold([
      requested(),
      started,
      { kind: 'run-ended', outcome: { kind: 'failed', ms: 1, stage: undefined, failure } },
    ]);
    expect(reduceRun(failed, requested())).toMatchObject({
      phase: 'running',
      failure: undefined,
      failedStage: undefined,
    });
  });

  it('leaves its arguments unchanged and what a message does not concern identical', () => {
    const before = fold([requested(), started]);
    const after = reduceRun(before, { kind: 'stage-progress', stage: 'sweep', fraction: 0.1, note: '' });
    expect(after.views).toBe(before.views);
    expect(after.freshness).toBe(before.freshness);
    expect(after.stages[0]).toBe(before.stages[0]);
    expect(before.stages[2]!.fraction).toBe(0);
  });
});

describe('what a change of settings makes stale', () => {
  const done = fold(wholeRun('a'));
  const draft = (
    changes: Parameters<typeof mergeConfig<typeof CONFIG>>[1],
    inputs = {},
  ): RunStateMessage => ({
    kind: 'draft-changed',
    config: mergeConfig(CONFIG, changes),
    inputs,
  });

  it.each([
    ['a setting of one stage', draft({ segments: { minEffect: 1 } }), ['segmentations']],
    [
      'a setting early on',
      draft({ profiles: { timeZone: 'Europe/Berlin' } }),
      ['profiles', 'sweep', 'kChoice', 'segmentations', 'projection'],
    ],
    ['the seed', draft({ source: { seed: 1 } }), ALL],
    ['another file', draft({}, { events: 'other' }), ALL],
    ['a setting that no stage reads', draft({ quality: { maxAmount: 5 } }), []],
  ])('is, for %s, that stage and all that read from it', (_, message, stale) => {
    const state = reduceRun(done, message);
    expect(state.stages.filter((row) => row.state === 'stale').map(({ name }) => name)).toEqual(stale);
    expect(ALL.filter((name) => state.freshness[name as 'sweep'] === 'stale')).toEqual(stale);
  });

  it('is nothing any more when the setting is put back', () => {
    const back = fold([draft({ segments: { minEffect: 1 } }), draft({})], done);
    expect(states(back)).toEqual(states(done));
    expect(back.freshness).toEqual(done.freshness);
  });

  it('is nothing before the first run', () => {
    expect(reduceRun(INITIAL_RUN, draft({ source: { seed: 1 } }))).toBe(INITIAL_RUN);
  });
});

describe('the time left', () => {
  it('is unknown in a first run before anything can be told', () => {
    expect(timeLeft(fold([requested(), started]), 5)).toBeUndefined();
  });

  it('comes from the times of the run before, at the pace of this one', () => {
    const second = fold(
      [requested(CONFIG, 100), started, ended('acquired', 'computed', {}, 20)],
      fold(wholeRun('a')),
    );
    expect(timeLeft(second, 120)).toBe(100);
  });

  it('comes from the progress of the running stage where there is some', () => {
    const second = fold(
      [
        requested(CONFIG, 0),
        started,
        ...ALL.slice(0, -1).map((name) => ended(name, 'cached', {}, 0)),
        { kind: 'stage-started', stage: 'projection', startedMs: 10 },
        { kind: 'stage-progress', stage: 'projection', fraction: 0.25, note: '' },
      ],
      fold(wholeRun('a')),
    );
    expect(timeLeft(second, 40)).toBe(90);
  });

  it('is told as a fraction that grows to one', () => {
    const running = fold([requested(), started, ended('acquired', 'computed', {})]);
    expect(runFraction(running)).toBeCloseTo(1 / 6);
    expect(runFraction(fold(wholeRun('a')))).toBe(1);
  });
});
