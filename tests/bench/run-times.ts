import { performance } from 'node:perf_hooks';
import { present } from '../../src/base/assert.ts';
import { version } from '../../src/base/version.ts';
import { artifactCache } from '../../src/engine/cache.ts';
import { failureText } from '../../src/engine/failure.ts';
import { type TaskPool, inPlacePool } from '../../src/engine/pool.ts';
import { runPipeline } from '../../src/engine/run.ts';
import { PIPELINES } from '../../src/pipelines/registry.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../../src/pipelines/segmentation/model.ts';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { resultDocument } from '../../src/pipelines/segmentation/result.ts';

/** What one run of the product took. */
export interface RunTimes {
  /** Milliseconds by the clock, from the order to the last event. */
  readonly ms: number;
  readonly stages: readonly StageTimes[];
  readonly events: number;
  readonly resultHash: string;
}

export interface StageTimes {
  readonly name: string;
  readonly ms: number;
  /** Milliseconds of processor time of all threads; undefined where it cannot be seen. */
  readonly cpuMs: number | undefined;
  /** Those of the artifact. */
  readonly bytes: number;
}

export interface MeasuredRun {
  readonly times: RunTimes;
  readonly artifacts: Partial<SegmentationArtifacts>;
  readonly document: ResultDocument;
}

/** Runs the whole pipeline in this process, without a cache, and says what each stage took. */
export async function measureRun(config: SegmentationConfig, pool = runsInPlace()): Promise<MeasuredRun> {
  const cpu = new Map<string, number>();
  let cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const { outcome, artifacts, reports } = await runPipeline(
    PIPELINES.segmentation,
    { config, seed: config.source.seed, given: {} },
    {
      cache: artifactCache(0),
      pool,
      signal: new AbortController().signal,
      now: () => performance.now(),
      giveWay: nextTurn,
      emit(event) {
        if (event.kind === 'stage-started') cpuBefore = process.cpuUsage();
        if (event.kind !== 'stage-ended') return;
        const { user, system } = process.cpuUsage(cpuBefore);
        cpu.set(event.stage, (user + system) / 1000);
      },
    },
  );
  const ms = performance.now() - begun;
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  const document = present(resultDocument(artifacts, reports, config, version), 'the result of a run');
  return { times: timesOf(document, ms, cpu), artifacts, document };
}

/** The times of a run by its document; every stage must have been computed or skipped. */
export function timesOf(
  document: ResultDocument,
  ms: number,
  cpu: ReadonlyMap<string, number> = new Map(),
): RunTimes {
  const reused = document.stages.find(({ status }) => status !== 'computed' && status !== 'skipped');
  if (reused !== undefined) throw new Error(`The stage ${reused.name} was ${reused.status}, not computed.`);
  const stages = document.stages
    .filter(({ status }) => status === 'computed')
    .map(({ name, ms: stageMs, bytes }) => ({ name, ms: stageMs, cpuMs: cpu.get(name), bytes }));
  return { ms, stages, events: document.totals.events, resultHash: document.resultHash };
}

function runsInPlace(): TaskPool {
  return inPlacePool(nextTurn);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
