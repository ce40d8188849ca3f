import { readConfig } from '../engine/config.ts';
import { SEGMENTATION_SETTINGS, segmentationRules } from '../pipelines/segmentation/config.ts';
import { PRESETS, presetConfig } from '../pipelines/segmentation/presets.ts';
import { changesWithoutSource, cleanName, MOST_NAME_LENGTH, type OwnPreset } from './own-presets.ts';

/** A preset as a file holds it. */
export type FilePreset = Omit<OwnPreset, 'id'>;

/** One preset, or what is wrong with it in a sentence; `number` is its place in the list. */
export function readPreset(value: unknown, number: number): FilePreset | string {
  if (!isRecord(value)) return `Preset ${number} is not an object.`;
  const { name, base, changes } = value;
  if (typeof name !== 'string' || cleanName(name) === '') return `Preset ${number} has no name.`;
  const clean = cleanName(name);
  if (clean.length > MOST_NAME_LENGTH)
    return `The name of preset ${number} is longer than ${MOST_NAME_LENGTH} characters.`;
  const preset = PRESETS.find((each) => each.name === base)?.name;
  if (preset === undefined)
    return `“${clean}” starts from ${shown(base)}, which is no built-in preset; there are ${PRESETS.map((each) => each.name).join(', ')}.`;
  const reading = readConfig(SEGMENTATION_SETTINGS, changes ?? {}, presetConfig(preset), segmentationRules);
  if (reading.kind === 'valid')
    return { name: clean, base: preset, changes: changesWithoutSource(reading.config, presetConfig(preset)) };
  const [first] = reading.problems;
  return `“${clean}” has a setting that does not fit: ${shortened(`${first?.path} ${first?.message}`)}.`;
}

/** Whether the value has members by name. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in the words of a sentence. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `“${shortened(value)}”`;
  return typeof value === 'number' ? String(value) : value === undefined ? 'nothing' : 'something else';
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
