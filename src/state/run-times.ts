import { expectedMs, type StageSample } from '../engine/estimate.ts';
import { stageCosts } from '../pipelines/segmentation/estimate/estimate-run.ts';
import type { RunSize } from '../pipelines/segmentation/estimate/run-size.ts';
import type { RunState, StageRow } from './run-state.ts';

/** What a finished run took, kept between visits: numbers only, nothing of the data. */
export interface RunTimes {
  readonly outcome: 'done' | 'failed' | 'cancelled';
  /** Wall time. */
  readonly ms: number;
  readonly customers: number;
  readonly events: number;
  readonly workers: number;
  /** Stages answered from the cache. */
  readonly cached: number;
  /** Those computed, from their first to their last part. */
  readonly stages: readonly StageTimes[];
}

export interface StageTimes extends StageSample {
  /** Of `ms`, how long tasks were under way. */
  readonly poolMs: number;
  /** Milliseconds of all workers on them. */
  readonly busyMs: number;
}

/** So many runs are kept; the oldest go first. */
export const MOST_RUNS = 40;

/** The times of the run that has just ended; `size` is what was known of it before, so that estimates compare alike. */
export function runTimes(run: RunState, size: RunSize, workers: number): RunTimes | undefined {
  const { phase, ms, config } = run;
  if (config === undefined || ms === undefined || phase === 'idle' || phase === 'running') return undefined;
  const totals = phase === 'done' ? run.result?.totals : undefined;
  const costs = new Map(stageCosts(config, size).map((cost) => [cost.stage, cost]));
  return {
    outcome: phase,
    ms,
    customers: totals?.customers ?? size.customers,
    events: totals?.events ?? size.events,
    workers,
    cached: run.stages.filter(({ settled }) => settled === 'cached').length,
    stages: run.stages.flatMap((row) => {
      if (row.settled !== 'done' || row.ms === undefined || !isWhole(row)) return [];
      const busyMs = row.pool?.busyMs.reduce((sum, each) => sum + each, 0) ?? 0;
      const cost = costs.get(row.name);
      return [
        {
          stage: row.name,
          ms: row.ms,
          expectedMs: cost === undefined ? 0 : expectedMs(cost, workers),
          setup: cost?.setup,
          poolMs: row.pool?.ms ?? 0,
          busyMs,
        },
      ];
    }),
  };
}

/** Whether none of its parts came from the cache. */
function isWhole({ metrics, pool, name }: StageRow): boolean {
  if ((metrics['reused'] ?? 0) > 0) return false;
  return name !== 'nullTest' || (pool?.tasks ?? 0) >= (metrics['copies'] ?? 0);
}

/** The samples that estimates go by: stages of runs on as many workers. */
export function stageSamples(runs: readonly RunTimes[], workers: number): readonly StageSample[] {
  return runs.filter((run) => run.workers === workers).flatMap(({ stages }) => stages);
}

/** The runs as a short text. */
export function runTimesText(runs: readonly RunTimes[]): string {
  return JSON.stringify(
    runs.map(({ outcome, ms, customers, events, workers, cached, stages }) => [
      outcome,
      Math.round(ms),
      customers,
      events,
      workers,
      cached,
      stages.map((each) => [
        each.stage,
        ...[each.ms, each.expectedMs, each.poolMs, each.busyMs].map(rounded),
        ...(each.setup === undefined ? [] : [each.setup]),
      ]),
    ]),
  );
}

/** Reads a kept text, which may be anything: what does not fit is left out. */
export function readRunTimes(text: string | undefined): readonly RunTimes[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.flatMap(readRun).slice(-MOST_RUNS) : [];
  } catch {
    return [];
  }
}

const OUTCOMES = ['done', 'failed', 'cancelled'] as const;

function readRun(value: unknown): readonly RunTimes[] {
  if (!Array.isArray(value)) return [];
  const [name, ms, customers, events, workers, cached, list] = value as readonly unknown[];
  const outcome = OUTCOMES.find((each) => each === name);
  const numbers = [ms, customers, events, workers, cached];
  if (outcome === undefined || !numbers.every(isAmount) || !Array.isArray(list)) return [];
  const [wall, people, seen, pool, answered] = numbers as readonly number[];
  const stages = list.flatMap((each: unknown): readonly StageTimes[] => {
    if (!Array.isArray(each)) return [];
    const [stage, ...rest] = each as readonly unknown[];
    if (typeof stage !== 'string' || (rest.length !== 4 && rest.length !== 5) || !rest.every(isAmount))
      return [];
    const [spent, expected, poolMs, busyMs, setup] = rest as readonly number[];
    return [{ stage, ms: spent!, expectedMs: expected!, poolMs: poolMs!, busyMs: busyMs!, setup }];
  });
  return [
    {
      outcome,
      ms: wall!,
      customers: people!,
      events: seen!,
      workers: pool!,
      cached: answered!,
      stages,
    },
  ];
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
