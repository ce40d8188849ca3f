import type { PartialConfig } from '../../engine/config.ts';
import { mergeConfig } from '../../engine/config.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from './config.ts';

export type PresetName = 'development' | 'testing' | 'production';

/** A named starting point: what it is for, and how it differs from the defaults. */
export interface Preset {
  readonly name: PresetName;
  readonly title: string;
  readonly about: string;
  readonly changes: PartialConfig<SegmentationConfig>;
}

/** Every test of sensitivity switched off. */
export const NO_SENSITIVITY = {
  sampling: false,
  features: false,
  time: false,
  restarts: false,
  noise: false,
  sample: false,
  nulls: false,
} as const satisfies Partial<SegmentationConfig['sensitivity']>;

export const PRESETS: readonly Preset[] = [
  {
    name: 'development',
    title: 'Development',
    about: '100 customers, three segments, nothing shaken: an answer in a blink, to try settings.',
    changes: {
      synthetic: { customers: 100 },
      clustering: { choice: 'fixed', k: 3 },
      sensitivity: NO_SENSITIVITY,
      value: { predict: false },
      report: { include: false },
    },
  },
  {
    name: 'testing',
    title: 'Testing',
    about:
      '500 customers, five segments, shaken in every way but by drawing customers again: small enough to check by eye.',
    changes: {
      synthetic: { customers: 500 },
      clustering: { choice: 'fixed', k: 5 },
      sensitivity: { sampling: false },
    },
  },
  {
    name: 'production',
    title: 'Production',
    about:
      '10,000 customers, every k from 5 to 15 tried and tested for structure, and the segments shaken in every way.',
    changes: {
      synthetic: { customers: 10_000 },
      clustering: { choice: 'auto', kMin: 5, kMax: 15 },
      sensitivity: { replicates: 100 },
    },
  },
];

export const DEFAULT_PRESET: PresetName = 'testing';

/** The configuration of a preset. */
export function presetConfig(name: PresetName): SegmentationConfig {
  const preset = PRESETS.find((each) => each.name === name);
  return mergeConfig(DEFAULT_CONFIG, preset?.changes ?? {});
}
