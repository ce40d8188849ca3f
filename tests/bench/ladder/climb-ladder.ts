import { mergeConfig } from '../../../src/engine/config.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { NO_SENSITIVITY, presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import type { Way } from './way.ts';
import type { RunTimes } from '../run-times.ts';
import { middle } from '../text-table.ts';

/** The runs of one size in one place. */
export interface Rung {
  readonly customers: number;
  readonly events: number;
  readonly way: string;
  readonly runs: number;
  readonly total: Spread;
  readonly stages: readonly RungStage[];
  /** Of every run; more than one would be a bug. */
  readonly resultHashes: readonly string[];
}

export interface RungStage {
  readonly name: string;
  readonly ms: Spread;
  /** The least processor time of all threads; undefined in a browser. */
  readonly cpuMs: number | undefined;
  readonly bytes: number;
}

/** Milliseconds by the clock over the runs. */
export interface Spread {
  readonly minimum: number;
  readonly median: number;
}

/** Up to this many customers a rung has all rounds; beyond, a single run. */
const CUSTOMERS_FOR_ROUNDS = 20_000;
const WARM_UP_CUSTOMERS = 500;

/**
 * Runs the production preset without sensitivity at every size everywhere, in turn, warm: each way has run 500 customers
 * twice, without the test for structure, before its times count. `onSize` hears of the rungs of a size when they are done.
 */
export async function climbLadder(
  sizes: readonly number[],
  ways: readonly Way[],
  {
    eventsPerCustomer,
    rounds,
    onSize,
  }: {
    readonly eventsPerCustomer: number | undefined;
    readonly rounds: number;
    readonly onSize: (rungs: readonly Rung[]) => void;
  },
): Promise<Rung[]> {
  const rungs: Rung[] = [];
  const warmUp = mergeConfig(configOf(WARM_UP_CUSTOMERS), { structure: { test: false } });
  for (const way of ways) for (let i = 0; i < 2; i++) await way.run(warmUp);
  for (const customers of sizes) {
    const config = configOf(customers, eventsPerCustomer);
    const runs = ways.map((): RunTimes[] => []);
    for (let round = 0; round < (customers > CUSTOMERS_FOR_ROUNDS ? 1 : rounds); round++) {
      for (const [i, way] of ways.entries()) runs[i]!.push(await way.run(config));
    }
    const ofSize = ways.map((way, i) => rungOf(customers, way.name, runs[i]!));
    onSize(ofSize);
    rungs.push(...ofSize);
  }
  return rungs;
}

function configOf(customers: number, eventsPerCustomer?: number): SegmentationConfig {
  const preset = presetConfig('production');
  return mergeConfig(preset, {
    synthetic: {
      customers,
      eventsPerCustomer: eventsPerCustomer ?? preset.synthetic.eventsPerCustomer,
    },
    sensitivity: NO_SENSITIVITY,
  });
}

function rungOf(customers: number, way: string, runs: readonly RunTimes[]): Rung {
  const [first] = runs;
  return {
    customers,
    events: first!.events,
    way,
    runs: runs.length,
    total: spreadOf(runs.map(({ ms }) => ms)),
    stages: first!.stages.map(({ name, bytes }, i) => {
      const times = runs.map(({ stages }) => stages[i]!);
      const cpu = times.flatMap(({ cpuMs }) => cpuMs ?? []);
      return {
        name,
        ms: spreadOf(times.map(({ ms }) => ms)),
        cpuMs: cpu.length === 0 ? undefined : Math.min(...cpu),
        bytes,
      };
    }),
    resultHashes: [...new Set(runs.map(({ resultHash }) => resultHash))],
  };
}

function spreadOf(values: readonly number[]): Spread {
  return { minimum: Math.min(...values), median: middle(values) };
}
