import {
  configChanges,
  readConfig,
  type ConfigDescription,
  type PartialConfig,
  type SettingProblem,
} from '../engine/config.ts';
import {
  SEGMENTATION_SETTINGS,
  segmentationRules,
  type SegmentationConfig,
} from '../pipelines/segmentation/config.ts';
import { NO_EDITS, type SegmentEdits } from '../pipelines/segmentation/edits/segment-edits.ts';
import { presetConfig, type PresetName } from '../pipelines/segmentation/presets.ts';
import type { RunInputs } from '../worker/protocol.ts';
import type { History } from './history.ts';
import type { Inputs } from './import-flow.ts';
import type { KeptOverride } from './overrides.ts';
import { changesWithoutSource, ownPresetConfig, type OwnPreset } from './own-presets.ts';
import type { SavedSelection } from './saved-selections.ts';

/** The configuration as it is being edited; values of the right type stand here even while they are out of range. */
export interface Draft {
  /** The built-in preset it starts from, directly or through an own one. */
  readonly preset: PresetName;
  /** The own preset it starts from. */
  readonly ownPreset: OwnPreset | undefined;
  /** What changes are counted from: the configuration of the preset. */
  readonly baseline: SegmentationConfig;
  readonly config: SegmentationConfig;
  /** Decisions of people over the rules, for whatever segments they were made. */
  readonly overrides: readonly KeptOverride[];
  readonly savedSelections: readonly SavedSelection[];
  /** What people made of segments by hand, of whatever segments they made it. */
  readonly edits: SegmentEdits;
  /** Free text on the project. */
  readonly notes: string;
  /** Empty when a run may start. */
  readonly problems: readonly SettingProblem[];
  /** What differs from the preset. The kind of data source does not count: presets leave it alone. */
  readonly changes: PartialConfig<SegmentationConfig>;
  readonly changeCount: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What an address can hold of a step. */
export interface ConfigStep {
  readonly preset: PresetName;
  readonly config: SegmentationConfig;
}

/** What a step of the history holds. */
export interface DraftStep extends ConfigStep {
  /** Id of the own preset it starts from; the built-in one when that is gone. */
  readonly ownPreset: number | undefined;
  readonly overrides: readonly KeptOverride[];
  readonly savedSelections: readonly SavedSelection[];
  readonly edits: SegmentEdits;
  readonly notes: string;
}

/** Before anybody made something by hand. */
export const NOTHING_BY_HAND: Omit<DraftStep, 'preset' | 'config' | 'ownPreset'> = {
  overrides: [],
  savedSelections: [],
  edits: NO_EDITS,
  notes: '',
};

/** The draft that a history of steps, the imported files and the presets of one's own amount to. */
export function draftOf(
  history: History<DraftStep>,
  inputs: Inputs,
  ownPresets: readonly OwnPreset[],
): Draft {
  const { preset, config, overrides, savedSelections, edits, notes } = history.present;
  const ownPreset = ownPresets.find(({ id }) => id === history.present.ownPreset);
  const baseline = ownPreset === undefined ? presetConfig(preset) : ownPresetConfig(ownPreset);
  const changes = changesWithoutSource(config, baseline);
  return {
    preset,
    ownPreset,
    baseline,
    config,
    overrides,
    savedSelections,
    edits,
    notes,
    problems: [...settingProblems(config), ...missingFile(config, inputs)],
    changes,
    changeCount: Object.values(changes).reduce((count, section) => count + Object.keys(section).length, 0),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

/** Everything wrong with the values themselves, by path. */
export function settingProblems(config: SegmentationConfig): readonly SettingProblem[] {
  const base = presetConfig('testing');
  const reading = readConfig(SEGMENTATION_SETTINGS, configChanges(config, base), base, segmentationRules);
  return reading.kind === 'valid' ? [] : reading.problems;
}

/** What the form calls the setting at `path`. */
export function settingTitle(path: string): string {
  const description: ConfigDescription = SEGMENTATION_SETTINGS;
  const [section = '', name = ''] = path.split('.');
  return description[section]?.settings[name]?.title ?? path;
}

/** The files that a run with this source reads. */
export function runInputs(source: SegmentationConfig['source']['kind'], inputs: Inputs): RunInputs {
  const { events, customers, merges } = inputs;
  if (source === 'customers') return customers === undefined ? {} : { customers: customers.id };
  if (source === 'synthetic') return {};
  return {
    ...(events === undefined ? {} : { events: events.id }),
    ...(merges === undefined ? {} : { merges: merges.id }),
  };
}

function missingFile(config: SegmentationConfig, inputs: Inputs): readonly SettingProblem[] {
  const { kind } = config.source;
  if (kind === 'synthetic' || inputs[kind] !== undefined) return [];
  const what = kind === 'events' ? 'file of events' : 'customer table';
  return [
    {
      path: 'source.kind',
      message: `needs a ${what}: import one on the Data page, or choose generated data`,
    },
  ];
}
