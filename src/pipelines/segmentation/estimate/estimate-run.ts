import { mergeConfig, type PartialConfig } from '../../../engine/config.ts';
import {
  estimateStages,
  type Machine,
  type StageCost,
  type StageEstimate,
} from '../../../engine/estimate.ts';
import type { SegmentationConfig } from '../config.ts';
import type { RunSize } from './run-size.ts';
import { stageBytes } from './stage-bytes.ts';
import { stageWork, type StageName } from './stage-work.ts';
import { UNIT_COSTS } from './unit-costs.ts';
import { workSetup } from './work-setup.ts';

/** What a run is expected to take before it starts. */
export interface RunEstimate {
  /** Wall time. */
  readonly ms: number;
  /** Of all artifacts together, as the run reports them when it is over. */
  readonly bytes: number;
  /** Every stage that would not be skipped, in the order of the pipeline. */
  readonly stages: readonly StageEstimate[];
}

/** A switch that makes the run shorter. */
export interface Saving {
  /** Of the setting, `section.name`. */
  readonly path: string;
  readonly ms: number;
}

/** The costs of every stage that would not be skipped, on the machine the model is fitted to. O(k). */
export function stageCosts(config: SegmentationConfig, size: RunSize): readonly StageCost[] {
  const work = stageWork(config, size);
  const bytes = stageBytes(config, size);
  return (Object.keys(UNIT_COSTS) as StageName[]).flatMap((stage) => {
    const terms = work[stage];
    if (terms === undefined) return [];
    const { ms, taskShare } = UNIT_COSTS[stage];
    let hostMs = 0;
    let taskMs = 0;
    for (const [at, term] of terms.entries()) {
      const share = typeof taskShare === 'number' ? taskShare : (taskShare[at] ?? 0);
      const whole = term * (ms[at] ?? 0);
      hostMs += whole * (1 - share);
      taskMs += whole * share;
    }
    return [{ stage, setup: workSetup(stage, config), hostMs, taskMs, bytes: bytes[stage] }];
  });
}

/** What the run would take; stages in `kept` take no time. O(stages × samples). */
export function estimateRun(
  config: SegmentationConfig,
  size: RunSize,
  machine: Machine,
  kept?: ReadonlySet<string>,
): RunEstimate {
  const stages = estimateStages(stageCosts(config, size), machine, kept);
  return {
    ms: stages.reduce((sum, each) => sum + each.ms, 0),
    bytes: stages.reduce((sum, each) => sum + each.bytes, 0),
    stages,
  };
}

const SWITCHES = [
  ['structure', 'test'],
  ['sensitivity', 'sampling'],
  ['sensitivity', 'features'],
  ['sensitivity', 'time'],
  ['sensitivity', 'restarts'],
  ['sensitivity', 'noise'],
  ['sensitivity', 'sample'],
  ['sensitivity', 'nulls'],
  ['value', 'predict'],
] as const;

/** What switching off each switch that is on would save, the greatest first. O(switches × stages × samples). */
export function savings(
  config: SegmentationConfig,
  size: RunSize,
  machine: Machine,
  kept?: ReadonlySet<string>,
): readonly Saving[] {
  const { ms } = estimateRun(config, size, machine, kept);
  return SWITCHES.filter(([section, name]) => isOn(config, section, name))
    .map(([section, name]) => {
      const off: PartialConfig<SegmentationConfig> = { [section]: { [name]: false } };
      const without = estimateRun(mergeConfig(config, off), size, machine, kept);
      return { path: `${section}.${name}`, ms: ms - without.ms };
    })
    .toSorted((one, other) => other.ms - one.ms);
}

function isOn(config: SegmentationConfig, section: string, name: string): boolean {
  const values = config as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return values[section]?.[name] === true;
}
