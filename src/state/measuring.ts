import { createStore } from 'zustand/vanilla';
import { failureText } from '../engine/failure.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { presetConfig } from '../pipelines/segmentation/presets.ts';
import type { Runner } from '../worker/runner-api.ts';
import { INITIAL_RUN, reduceRun, type RunState } from './run-state.ts';

/** A run that is made to be timed. */
export interface PlannedRun {
  /** Runs that are repetitions of each other have the same group. */
  readonly group: string;
  readonly config: SegmentationConfig;
  readonly workers: number;
}

/** A timed run: every stage was computed, nothing came from a cache. */
export interface TimedRun {
  readonly group: string;
  readonly workers: number;
  /** Wall time. */
  readonly ms: number;
  readonly customers: number;
  readonly events: number;
  readonly bytes: number;
  readonly resultHash: string | undefined;
  readonly stages: readonly TimedStage[];
}

export interface TimedStage {
  readonly name: string;
  readonly title: string;
  readonly ms: number;
}

export type MeasuringKind = 'ladder' | 'speedUp' | 'comparison';

/** One series of timed runs, under way or over. */
export interface Measurement {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly plan: readonly PlannedRun[];
  readonly runs: readonly TimedRun[];
  /** What is being done, in words. */
  readonly now: string;
  /** Why it failed. */
  readonly problem: string | undefined;
}

export type MeasuringState = Readonly<Record<MeasuringKind, Measurement>>;

/** Series of timed runs beside the page's own: on workers of their own, without a cache, one series at a time. */
export interface Measuring {
  getState(): MeasuringState;
  subscribe(listener: () => void): () => void;
  /** Makes the runs one after the other; resolves when they are over. Nothing happens while another series goes on. */
  start(kind: MeasuringKind, plan: readonly PlannedRun[]): Promise<void>;
  /** Ends the series under way; runs that are done stay. */
  cancel(): void;
}

const IDLE: Measurement = { phase: 'idle', plan: [], runs: [], now: '', problem: undefined };

/** `startRunner` gives a runner with so many workers and no cache. */
export function createMeasuring(startRunner: (workers: number) => Runner): Measuring {
  const store = createStore<MeasuringState>(() => ({ ladder: IDLE, speedUp: IDLE, comparison: IDLE }));
  let current: { readonly kind: MeasuringKind; runner: Runner | undefined; cancelled: boolean } | undefined;

  const set = (kind: MeasuringKind, change: Partial<Measurement>): void =>
    store.setState({ [kind]: { ...store.getState()[kind], ...change } });

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async start(kind, plan) {
      if (current !== undefined || plan.length === 0) return;
      const mine = { kind, runner: undefined as Runner | undefined, cancelled: false };
      current = mine;
      set(kind, { phase: 'running', plan, runs: [], now: 'Starting workers', problem: undefined });
      let workers = -1;
      let problem: string | undefined;
      for (const planned of plan) {
        if (planned.workers !== workers) {
          mine.runner?.close();
          workers = planned.workers;
          mine.runner = startRunner(workers);
          problem = await warmUp(mine.runner);
        }
        if (mine.cancelled || problem !== undefined || mine.runner === undefined) break;
        const order = { pipeline: 'segmentation', config: planned.config, inputs: {} } as const;
        const run = await timedRun(mine.runner, order, (title) =>
          set(kind, { now: title === '' ? planned.group : `${planned.group}: ${title}` }),
        );
        problem = run.failure === undefined ? undefined : failureText(run.failure);
        if (run.phase !== 'done') break;
        set(kind, { runs: [...store.getState()[kind].runs, timed(planned, run)] });
      }
      mine.runner?.close();
      current = undefined;
      const phase = problem !== undefined ? 'failed' : mine.cancelled ? 'cancelled' : 'done';
      set(kind, { phase, now: '', problem });
    },
    cancel() {
      if (current === undefined) return;
      current.cancelled = true;
      current.runner?.cancel();
    },
  };
}

/** Starts the workers and runs a few customers, so that compiling does not count. Gives what went wrong. */
async function warmUp(runner: Runner): Promise<string | undefined> {
  const answer = await runner.warmUp();
  if (answer.kind === 'failed') return failureText(answer.failure);
  const order = { pipeline: 'segmentation', config: presetConfig('development'), inputs: {} } as const;
  const { failure } = await timedRun(runner, order, () => {});
  return failure === undefined ? undefined : failureText(failure);
}

async function timedRun(
  runner: Runner,
  order: Parameters<Runner['run']>[0],
  onStage: (title: string) => void,
): Promise<RunState> {
  let run: RunState = INITIAL_RUN;
  await runner.run(order, (message) => {
    const before = run.running;
    run = reduceRun(run, message);
    if (run.running !== before) onStage(run.running ?? '');
  });
  return run;
}

function timed({ group, workers }: PlannedRun, run: RunState): TimedRun {
  return {
    group,
    workers,
    ms: run.ms ?? 0,
    customers: run.result?.totals.customers ?? 0,
    events: run.result?.totals.events ?? 0,
    bytes: run.stages.reduce((sum, { bytes }) => sum + bytes, 0),
    resultHash: run.result?.resultHash,
    stages: run.stages.flatMap(({ name, title, ms, settled }) =>
      settled === 'done' && ms !== undefined ? [{ name, title, ms }] : [],
    ),
  };
}
