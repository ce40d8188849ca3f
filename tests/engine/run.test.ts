import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { artifactCache } from '../../src/engine/cache.ts';
import { mergeConfig, type PartialConfig } from '../../src/engine/config.ts';
import type { RunEvent } from '../../src/engine/events.ts';
import { definePipeline, type Pipeline } from '../../src/engine/pipeline.ts';
import { inPlacePool, type TaskPool } from '../../src/engine/pool.ts';
import { runPipeline, type RunRequest, type RunResult } from '../../src/engine/run.ts';
import {
  TINY_CONFIG,
  tinyPipeline,
  tinyStage,
  type TinyArtifacts,
  type TinyConfig,
} from './tiny-pipeline.ts';

interface Bench {
  readonly events: RunEvent[];
  run(
    changes?: PartialConfig<TinyConfig>,
    more?: Partial<RunRequest<TinyArtifacts, TinyConfig>>,
  ): Promise<RunResult<TinyArtifacts>>;
  readonly controller: AbortController;
}

function bench(
  pipeline: Pipeline<TinyArtifacts, TinyConfig>,
  of: { pool?: TaskPool; giveWay?: () => Promise<void>; msPerLook?: number } = {},
): Bench {
  const cache = artifactCache(1e6);
  const events: RunEvent[] = [];
  const controller = new AbortController();
  const giveWay = of.giveWay ?? (async () => {});
  let time = 0;
  return {
    events,
    controller,
    run: (changes = {}, more = {}) =>
      runPipeline(
        pipeline,
        { config: mergeConfig(TINY_CONFIG, changes), seed: 1, given: {}, ...more },
        {
          cache,
          pool: of.pool ?? inPlacePool(giveWay),
          signal: controller.signal,
          now: () => (time += of.msPerLook ?? 1),
          giveWay,
          emit: (event) => events.push(event),
        },
      ),
  };
}

const statuses = (result: RunResult<TinyArtifacts>): string[] => result.reports.map(({ status }) => status);

describe('a run', () => {
  it('makes every artifact in order and ends as done', async () => {
    const { pipeline } = tinyPipeline();
    const { run } = bench(pipeline);
    const result = await run();
    expect(result.outcome.kind).toBe('done');
    expect(statuses(result)).toEqual(['computed', 'computed', 'computed']);
    const { numbers, squares, sum } = result.artifacts;
    expect(squares).toEqual([...numbers!].map((value) => value * value));
    expect(sum).toBe(squares!.reduce((a, b) => a + b, 0));
  });

  it('gives the same for the same seed and something else for another', async () => {
    const make = async (seed: number): Promise<unknown> =>
      (await bench(tinyPipeline().pipeline).run({}, { seed })).artifacts;
    expect(await make(5)).toEqual(await make(5));
    expect(await make(5)).not.toEqual(await make(6));
  });

  it('tells of the stages first and of the outcome last, with times, bytes and metrics between', async () => {
    const { run, events } = bench(tinyPipeline().pipeline);
    await run();
    expect(events[0]).toMatchObject({
      kind: 'run-started',
      stages: [
        { name: 'numbers', reads: ['offset'], uses: ['numbers'] },
        { name: 'squares' },
        { name: 'sum' },
      ],
    });
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', outcome: { kind: 'done' } });
    expect(events.filter(({ kind }) => kind === 'run-ended')).toHaveLength(1);
    const ended = events.find((event) => event.kind === 'stage-ended');
    expect(ended).toMatchObject({
      stage: 'numbers',
      view: { first: expect.any(Number) as number },
      report: { status: 'computed', bytes: 32, metrics: { count: 4 } },
    });
    expect(
      events.some(
        (event) => event.kind === 'stage-progress' && event.note === '4 drawn' && event.fraction === 1,
      ),
    ).toBe(true);
  });

  it('places the progress of mapped tasks in the part of the stage that they are', async () => {
    const { run, events } = bench(tinyPipeline().pipeline);
    await run();
    const fractions = events.flatMap((event) =>
      event.kind === 'stage-progress' && event.stage === 'squares' ? [event.fraction] : [],
    );
    expect(fractions).toEqual([0.625, 0.75, 0.875, 1]);
  });

  it.each([
    ['nothing has changed', {}, ['cached', 'cached', 'cached']],
    [
      'a setting of the second stage has changed',
      { squares: { factor: 2 } },
      ['cached', 'computed', 'computed'],
    ],
    [
      'a setting of the first stage has changed',
      { numbers: { count: 5 } },
      ['computed', 'computed', 'computed'],
    ],
  ])('answers from the cache what has not changed when %s', async (_, changes, expected) => {
    const { run } = bench(tinyPipeline().pipeline);
    await run();
    const second = await run(changes);
    expect(statuses(second)).toEqual(expected);
    expect(second.artifacts).toEqual((await bench(tinyPipeline().pipeline).run(changes)).artifacts);
  });

  it('computes anew for another seed, another version and other content from outside', async () => {
    const { pipeline } = tinyPipeline();
    const { run } = bench(pipeline);
    await run();
    expect(statuses(await run({}, { seed: 2 }))).not.toContain('cached');
    expect(statuses(await run({}, { given: { offset: { value: 7, key: 'seven' } } }))).not.toContain(
      'cached',
    );
    expect(statuses(await run({}, { given: { offset: { value: 7, key: 'seven' } } }))).toEqual([
      'cached',
      'cached',
      'cached',
    ]);
  });

  it('skips a stage that asks for it, and with it what needs it, and says why', async () => {
    const { pipeline, calls } = tinyPipeline();
    const result = await bench(pipeline).run({ squares: { mode: 'off' } });
    expect(result.outcome.kind).toBe('done');
    expect(result.reports.map(({ status, reason }) => [status, reason])).toEqual([
      ['computed', undefined],
      ['skipped', 'squares are off'],
      ['skipped', 'squares are off'],
    ]);
    expect(calls.sum).toEqual([]);
  });

  it('ends as failed at the stage that throws, and keeps what was made before', async () => {
    const failing = tinyStage({
      makes: 'squares',
      title: 'Squares',
      about: '',
      version: 1,
      needs: ['numbers'],
      uses: [],
      run() {
        throw new InputError({ file: 'a.csv', row: 3, message: 'Is bad.', remedy: 'Mend it.' });
      },
    });
    const { pipeline } = tinyPipeline();
    const broken = {
      ...pipeline,
      stages: [pipeline.stages[0]!, failing as unknown as (typeof pipeline.stages)[0], pipeline.stages[2]!],
    };
    const { run } = bench(broken);
    const result = await run();
    expect(result.outcome).toMatchObject({
      kind: 'failed',
      stage: 'squares',
      failure: { kind: 'bad-input', problem: { row: 3 } },
    });
    expect(result.artifacts.numbers).toBeDefined();
    expect(statuses(result)).toEqual(['computed', 'failed']);
    expect(result.reports[1]?.reason).toContain('a.csv, row 3: Is bad.');
    expect(statuses(await run())).toEqual(['cached', 'failed']);
  });

  it('calls whatever else is thrown a bug and keeps its words', async () => {
    const result = await bench(tinyPipeline().pipeline).run({ numbers: { broken: true } });
    expect(result.outcome).toMatchObject({
      kind: 'failed',
      failure: { kind: 'bug', message: 'the numbers are broken' },
    });
  });

  it('ends as cancelled at the next checkpoint, and computes what was not finished later', async () => {
    const { pipeline } = tinyPipeline();
    let looks = 0;
    const abort: { now?: () => void } = {};
    const { run, controller, events } = bench(pipeline, {
      msPerLook: 20,
      giveWay: async () => {
        if (++looks === 2) abort.now?.();
      },
    });
    abort.now = () => controller.abort();
    const result = await run();
    expect(result.outcome.kind).toBe('cancelled');
    expect(statuses(result)).toEqual(['cancelled']);
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', outcome: { kind: 'cancelled' } });
    expect(result.artifacts.numbers).toBeUndefined();
  });

  it('sends a view that is made in slices, is cancelled between them, and keeps what the view is of', async () => {
    let computed = 0;
    let stop = (): void => {};
    const slow = tinyStage({
      makes: 'numbers',
      title: 'Numbers',
      about: '',
      version: 1,
      needs: [],
      uses: [],
      run: () => Float64Array.of(++computed, 2),
      async view(made, checkpoint) {
        let sum = 0;
        for (const each of made) {
          await checkpoint();
          sum += each;
        }
        return { sum };
      },
    });
    const pipeline = definePipeline<TinyArtifacts, TinyConfig>({
      id: 'slow',
      title: 'Slow',
      given: [],
      stages: [slow],
    });
    const { run, events } = bench(pipeline);
    await run();
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'stage-ended', stage: 'numbers', view: { sum: 3 } }),
    );
    const other = bench(pipeline, { msPerLook: 20, giveWay: async () => stop() });
    stop = () => {
      if (computed === 2) other.controller.abort();
    };
    expect((await other.run()).outcome.kind).toBe('cancelled');
    expect(computed).toBe(2);
  });

  it('is cancelled, not failed, when the pool rejects because of the signal', async () => {
    const controller = new AbortController();
    const pool: TaskPool = {
      size: 1,
      run() {
        controller.abort();
        return Promise.reject(new Error('the workers were ended'));
      },
    };
    const { pipeline } = tinyPipeline();
    const result = await runPipeline(
      pipeline,
      { config: TINY_CONFIG, seed: 1, given: {} },
      {
        cache: artifactCache(0),
        pool,
        signal: controller.signal,
        now: () => 0,
        giveWay: async () => {},
        emit: () => {},
      },
    );
    expect(result.outcome.kind).toBe('cancelled');
  });
});

describe('a pipeline', () => {
  const { pipeline } = tinyPipeline();

  it('refuses a stage whose needs come later', () => {
    const stages = pipeline.stages.toReversed() as unknown as Parameters<
      typeof definePipeline<TinyArtifacts, TinyConfig>
    >[0]['stages'];
    expect(() => definePipeline({ id: 'x', title: 'X', given: [], stages })).toThrow('sum needs squares');
  });

  it('refuses two stages that make the same', () => {
    const stages = [pipeline.stages[0], pipeline.stages[0]] as unknown as Parameters<
      typeof definePipeline<TinyArtifacts, TinyConfig>
    >[0]['stages'];
    expect(() => definePipeline({ id: 'x', title: 'X', given: ['offset'], stages })).toThrow(
      'two stages make numbers',
    );
  });
});
