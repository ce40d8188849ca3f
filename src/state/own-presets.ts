import { configChanges, mergeConfig, type PartialConfig } from '../engine/config.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { PRESETS, presetConfig, type PresetName } from '../pipelines/segmentation/presets.ts';

/** Settings kept under a name: a built-in preset and what differs from it. Where data come from is no part of it. */
export interface OwnPreset {
  /** Never used twice. */
  readonly id: number;
  readonly name: string;
  readonly base: PresetName;
  readonly changes: PartialConfig<SegmentationConfig>;
}

export const MOST_PRESETS = 100;
export const MOST_NAME_LENGTH = 60;

/** The configuration that an own preset stands for. */
export function ownPresetConfig({ base, changes }: OwnPreset): SegmentationConfig {
  return mergeConfig(presetConfig(base), changes);
}

/** What a configuration changes of another; the kind of data source does not count, since presets leave it alone. */
export function changesWithoutSource(
  config: SegmentationConfig,
  baseline: SegmentationConfig,
): PartialConfig<SegmentationConfig> {
  const { source, ...others } = configChanges(config, baseline);
  const { kind: _kind, ...restOfSource } = source ?? {};
  return Object.keys(restOfSource).length === 0 ? others : { source: restOfSource, ...others };
}

/** The name as it is kept: one line, no space at its ends. */
export function cleanName(name: string): string {
  return name.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

/** What is wrong with a name for a preset beside these, in words that follow "The name"; undefined when it is fine. */
export function nameProblem(name: string, presets: readonly OwnPreset[], own?: number): string | undefined {
  const clean = cleanName(name);
  if (clean === '') return 'is empty';
  if (clean.length > MOST_NAME_LENGTH) return `is longer than ${MOST_NAME_LENGTH} characters`;
  if (PRESETS.some(({ title }) => isSameName(title, clean))) return 'belongs to a built-in preset';
  return presets.some((each) => each.id !== own && isSameName(each.name, clean))
    ? 'belongs to another of your presets'
    : undefined;
}

/** The name itself, or with the first number behind it that makes it free. */
export function freeName(name: string, presets: readonly OwnPreset[]): string {
  const clean = cleanName(name) || 'Preset';
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : ` ${count}`;
    const tried = `${clean.slice(0, MOST_NAME_LENGTH - suffix.length).trimEnd()}${suffix}`;
    if (nameProblem(tried, presets) === undefined) return tried;
  }
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
