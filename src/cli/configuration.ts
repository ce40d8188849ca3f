import { InputError } from '../base/input-error.ts';
import { type PartialConfig, type SettingProblem, mergeConfig, readConfig } from '../engine/config.ts';
import {
  SEGMENTATION_SETTINGS,
  type SegmentationConfig,
  segmentationRules,
} from '../pipelines/segmentation/config.ts';
import {
  DEFAULT_PRESET,
  NO_SENSITIVITY,
  PRESETS,
  type Preset,
  presetConfig,
} from '../pipelines/segmentation/presets.ts';
import { nearestName } from './nearest-name.ts';
import type { Given } from './options.ts';

/** The text of a configuration file, read by whoever may touch files. */
export interface ConfigFile {
  readonly fileName: string;
  readonly text: string;
}

/**
 * The configuration of a run: preset, then file, then the shortcut options, then `--set`, each laid over the one before.
 * A problem is an InputError that names the option or the file and the setting.
 */
export function configurationOf(given: Given, file: ConfigFile | undefined): SegmentationConfig {
  let config = presetConfig(presetOf(given).name);
  if (file !== undefined) config = laidOver(config, jsonOf(file), { file: file.fileName });
  for (const [option, changes] of shortcutsOf(given))
    config = laidOver(config, changes, { field: `--${option}` });
  for (const assignment of given.texts('set')) {
    const [section, setting, value] = assignmentParts(assignment);
    config = laidOver(config, { [section]: { [setting]: value } }, { field: '--set' });
  }
  const problem = segmentationRules(config)[0];
  if (problem !== undefined)
    throw new InputError({
      field: problem.path,
      message: `The setting ${problem.message}.`,
      remedy: 'See strata run --help.',
    });
  return config;
}

/** The preset that a run starts from. An unknown one is an InputError that lists those there are. */
export function presetOf(given: Given): Preset {
  const preset = given.text('preset') ?? DEFAULT_PRESET;
  const known = PRESETS.find(({ name }) => name === preset);
  if (known === undefined) {
    const names = PRESETS.map(({ name }) => name).join(', ');
    throw new InputError({
      field: '--preset',
      message: `There is no preset ${preset}.`,
      remedy: `Choose one of ${names}.`,
    });
  }
  return known;
}

function laidOver(
  base: SegmentationConfig,
  value: unknown,
  place: { readonly file?: string; readonly field?: string },
): SegmentationConfig {
  const reading = readConfig(SEGMENTATION_SETTINGS, value, base);
  if (reading.kind === 'valid') return mergeConfig(base, reading.config);
  const problem = reading.problems[0]!;
  throw new InputError({
    ...place,
    message: `${problem.path === '' ? 'The configuration' : problem.path} ${problem.message}.`,
    remedy: remedyFor(problem),
  });
}

function remedyFor({ path }: SettingProblem): string {
  if (path === '' || path in SEGMENTATION_SETTINGS) return 'Write for instance {"clustering": {"k": 7}}.';
  if (SETTING_PATHS.some((known) => path === known || path.startsWith(`${known}.`)))
    return 'strata run --help lists its range.';
  const nearest = nearestName(path, SETTING_PATHS);
  return nearest === undefined
    ? 'strata run --help lists every setting.'
    : `Did you mean ${nearest}? strata run --help lists every setting.`;
}

/** The dotted path of every setting. */
export const SETTING_PATHS: readonly string[] = Object.entries(SEGMENTATION_SETTINGS).flatMap(
  ([section, { settings }]) => Object.keys(settings).map((name) => `${section}.${name}`),
);

function jsonOf({ fileName, text }: ConfigFile): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? ` (${error.message})` : '';
    throw new InputError({
      file: fileName,
      message: `This is not JSON${detail}.`,
      remedy: 'Give a configuration as the app exports it.',
    });
  }
}

function assignmentParts(assignment: string): readonly [section: string, setting: string, value: unknown] {
  const parts = /^([^.=\s]+)\.([^.=\s]+)=(.*)$/s.exec(assignment);
  if (parts === null) {
    throw new InputError({
      field: '--set',
      message: `“${assignment}” is not path=value.`,
      remedy: 'Write for instance --set clustering.k=7.',
    });
  }
  return [parts[1]!, parts[2]!, jsonValue(parts[3]!)];
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function shortcutsOf(
  given: Given,
): readonly (readonly [option: string, changes: PartialConfig<SegmentationConfig>])[] {
  const shortcuts: [string, PartialConfig<SegmentationConfig>][] = [];
  const add = (option: string, changes: (text: string) => PartialConfig<SegmentationConfig>): void => {
    const text = given.text(option);
    if (text !== undefined) shortcuts.push([option, changes(text)]);
  };
  add('seed', (text) => ({ source: { seed: wholeNumber('seed', text) } }));
  add('customers', (text) => ({ synthetic: { customers: wholeNumber('customers', text) } }));
  add('k-range', (text) => {
    const parts = /^(\d+)(?:-|\.\.|–)(\d+)$/.exec(text.trim());
    if (parts === null)
      throw new InputError({
        field: '--k-range',
        message: `“${text}” is not a range.`,
        remedy: 'Write for instance --k-range 5-15.',
      });
    if (Number(parts[1]) > Number(parts[2])) {
      throw new InputError({
        field: '--k-range',
        message: `The range ${text} begins above its end.`,
        remedy: `Write --k-range ${parts[2]}-${parts[1]}.`,
      });
    }
    return { clustering: { choice: 'auto', kMin: Number(parts[1]), kMax: Number(parts[2]) } };
  });
  add('k', (text) => ({ clustering: { choice: 'fixed', k: wholeNumber('k', text) } }));
  if (given.text('k') !== undefined && given.text('k-range') !== undefined) {
    throw new InputError({
      field: '--k',
      message: 'A fixed k and a range exclude each other.',
      remedy: 'Give --k or --k-range.',
    });
  }
  if (given.flag('strict')) shortcuts.push(['strict', { identity: { mode: 'strict' } }]);
  if (given.flag('no-sensitivity')) shortcuts.push(['no-sensitivity', { sensitivity: NO_SENSITIVITY }]);
  if (given.flag('no-report')) shortcuts.push(['no-report', { report: { include: false } }]);
  return shortcuts;
}

/** A whole number ≥ 0 given to an option; anything else is an InputError. */
export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text.trim())) return Number(text);
  throw new InputError({
    field: `--${option}`,
    message: `“${text}” is not a whole number.`,
    remedy: `Write for instance --${option} 7.`,
  });
}
