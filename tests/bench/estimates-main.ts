import { expectedMs, type StageSample } from '../../src/engine/estimate.ts';
import { estimateRun, stageCosts } from '../../src/pipelines/segmentation/estimate/estimate-run.ts';
import { runSize } from '../../src/pipelines/segmentation/estimate/run-size.ts';
import { stageWork, type StageName } from '../../src/pipelines/segmentation/estimate/stage-work.ts';
import { UNIT_COSTS } from '../../src/pipelines/segmentation/estimate/unit-costs.ts';
import { PRESETS, presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { fittedConfigs } from './estimates/grid.ts';
import { unitCosts } from './estimates/least-squares.ts';
import { measureStages, type MeasuredStages } from './estimates/measure-stages.ts';
import { machine, machineText } from './machine.ts';
import { textTable } from './text-table.ts';

/** Times below this are noise, and their relative errors count no more than its own would. */
const FLOOR_MS = 30;

await measureStages(presetConfig('testing'));
if (process.argv.includes('--fit')) await fit();
else await comparePresets();

/**
 * Every preset, run once in place: the estimate by the built-in costs beside its processor time, the estimate scaled by what
 * the two other presets took beside its time by the clock, and the estimated bytes beside those of its artifacts.
 */
async function comparePresets(): Promise<void> {
  const runs: MeasuredStages[] = [];
  for (const { name } of PRESETS) runs.push(await measureStages(presetConfig(name)));
  const rows = runs.map((run, i) => {
    const others = runs.filter((each) => each !== run).flatMap(samplesOf);
    const own = estimateRun(run.config, runSize(run.config), { workers: 0, samples: [] });
    const scaled = estimateRun(run.config, runSize(run.config), { workers: 0, samples: others });
    const cpu = sumOf(run, 'cpuMs');
    const ms = sumOf(run, 'ms');
    const bytes = sumOf(run, 'bytes');
    return [
      PRESETS[i]!.name,
      seconds(own.ms),
      seconds(cpu),
      ratio(own.ms, cpu),
      seconds(scaled.ms),
      seconds(ms),
      ratio(scaled.ms, ms),
      megabytes(own.bytes),
      megabytes(bytes),
      ratio(own.bytes, bytes),
    ];
  });
  const head = [
    'preset',
    'default, s',
    'processor, s',
    'ratio',
    'by others, s',
    'clock, s',
    'ratio',
    'MB',
    'made, MB',
    'ratio',
  ];
  process.stdout.write(`${machineText(machine())}\n\n${textTable(head, rows)}\n`);
}

/** Fits the costs of each stage's terms, to be put into unit-costs.ts. */
async function fit(): Promise<void> {
  const runs: MeasuredStages[] = [];
  for (const config of fittedConfigs()) {
    runs.push(await measureStages(config));
    process.stderr.write('.');
  }
  process.stdout.write(`\n${machineText(machine())}\n`);
  for (const stage of Object.keys(UNIT_COSTS) as StageName[]) {
    const seen = runs.flatMap(({ config, size, stages }) => {
      const terms = stageWork(config, size)[stage];
      const found = stages.find((each) => each.stage === stage);
      return terms === undefined || found === undefined
        ? []
        : [{ terms, value: found.cpuMs, tasks: found.taskMs }];
    });
    const whole = seen.reduce((sum, { value }) => sum + value, 0);
    const share = seen.reduce((sum, { tasks }) => sum + tasks, 0) / whole;
    const ms = unitCosts(seen, FLOOR_MS).join(', ');
    process.stdout.write(`  ${stage}: { ms: [${ms}], taskShare: ${share.toFixed(2)} },\n`);
  }
}

function samplesOf({ config, stages }: MeasuredStages): readonly StageSample[] {
  const costs = new Map(stageCosts(config, runSize(config)).map((cost) => [cost.stage, cost]));
  return stages.map(({ stage, ms }) => {
    const cost = costs.get(stage);
    return { stage, ms, expectedMs: cost === undefined ? 0 : expectedMs(cost, 0), setup: cost?.setup };
  });
}

function sumOf({ stages }: MeasuredStages, of: 'ms' | 'cpuMs' | 'bytes'): number {
  return stages.reduce((sum, each) => sum + each[of], 0);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}
