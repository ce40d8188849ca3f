import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { NO_SENSITIVITY, PRESETS, presetConfig } from '../../../src/pipelines/segmentation/presets.ts';

type Changes = PartialConfig<SegmentationConfig>;

/** Runs that differ in what the cost model knows of: customers, k, restarts, effort of each test. */
export function fittedConfigs(): readonly SegmentationConfig[] {
  return [
    ...PRESETS.map(({ name }) => presetConfig(name)),
    ...[100, 1000, 3000, 30_000].map((n) => config(n, fixed(5), OFF)),
    ...[100, 500, 2000, 5000, 20_000].map((n) => config(n, fixed(5), TESTED)),
    ...[500, 3000, 20_000].map((n) => config(n, range(2, 10), OFF)),
    ...[3, 10, 15].map((k) => config(2000, fixed(k), TESTED)),
    config(3000, { clustering: { choice: 'auto', kMin: 5, kMax: 10, restarts: 40 } }, OFF),
    config(5000, fixed(6), {
      ...OFF,
      structure: { rows: 3000, nullDraws: 40, divisions: 10, replicates: 10 },
    }),
    config(5000, fixed(6), { ...OFF, structure: { rows: 500 } }),
    config(1000, fixed(5), { sensitivity: { replicates: 60, nullCopies: 30 } }),
    mergeConfig(config(3000, fixed(5), OFF), { synthetic: { dirt: 0.5 } }),
    mergeConfig(config(3000, fixed(5), OFF), { synthetic: { lastDay: '2024-12-31' } }),
  ];
}

const OFF: Changes = { sensitivity: NO_SENSITIVITY };
const TESTED: Changes = { sensitivity: { replicates: 20 } };

function fixed(k: number): Changes {
  return { clustering: { choice: 'fixed', k } };
}

function range(kMin: number, kMax: number): Changes {
  return { clustering: { choice: 'auto', kMin, kMax } };
}

function config(customers: number, ks: Changes, more: Changes): SegmentationConfig {
  const base = mergeConfig(presetConfig('production'), { synthetic: { customers } });
  return mergeConfig(mergeConfig(base, ks), more);
}
