import { artifactCache } from '../../../src/engine/cache.ts';
import { failureText } from '../../../src/engine/failure.ts';
import { inPlacePool } from '../../../src/engine/pool.ts';
import { runPipeline } from '../../../src/engine/run.ts';
import { PIPELINES } from '../../../src/pipelines/registry.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { RunSize } from '../../../src/pipelines/segmentation/estimate/run-size.ts';
import { runSize } from '../../../src/pipelines/segmentation/estimate/run-size.ts';

/** What the stages of one run took, in place and without a cache. */
export interface MeasuredStages {
  readonly config: SegmentationConfig;
  /** The size it turned out to have. */
  readonly size: RunSize;
  readonly stages: readonly MeasuredStage[];
}

export interface MeasuredStage {
  readonly stage: string;
  /** Processor time, which other programs on the machine disturb little. */
  readonly cpuMs: number;
  /** Of it, that of tasks. */
  readonly taskMs: number;
  /** By the clock. */
  readonly ms: number;
  readonly bytes: number;
}

/** Runs the pipeline in this process. The runner's clock is the processor's, so that its reports are in processor time. */
export async function measureStages(config: SegmentationConfig): Promise<MeasuredStages> {
  const clock = new Map<string, number>();
  let begun = 0;
  const { outcome, reports, artifacts } = await runPipeline(
    PIPELINES.segmentation,
    { config, seed: config.source.seed, given: {} },
    {
      cache: artifactCache(0),
      pool: inPlacePool(nextTurn, processorMs),
      signal: new AbortController().signal,
      now: processorMs,
      giveWay: nextTurn,
      emit(event) {
        if (event.kind === 'stage-started') begun = performance.now();
        if (event.kind === 'stage-ended') clock.set(event.stage, performance.now() - begun);
      },
    },
  );
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  const expected = runSize(config);
  return {
    config,
    size: {
      ...expected,
      customers: artifacts.features?.rows ?? expected.customers,
      columns: artifacts.features?.names.length ?? expected.columns,
      chosenK: artifacts.kChoice?.chosen ?? expected.chosenK,
    },
    stages: reports
      .filter(({ status }) => status === 'computed')
      .map(({ name, ms, bytes, pool }) => ({
        stage: name,
        cpuMs: ms,
        taskMs: pool?.busyMs.reduce((sum, each) => sum + each, 0) ?? 0,
        ms: clock.get(name) ?? 0,
        bytes,
      })),
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
