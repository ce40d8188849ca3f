import { canonicalJson } from '../base/canonical-json.ts';
import { freeName, MOST_PRESETS, type OwnPreset } from './own-presets.ts';
import { isRecord, readPreset, shown, type FilePreset } from './read-preset.ts';

/** What a text with presets holds; `problems` are sentences, one for each preset that does not fit. */
export type PresetReading =
  | {
      readonly kind: 'read';
      readonly presets: readonly FilePreset[];
      readonly problems: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string };

/** What adding a file's presets to the kept ones came to. */
export interface AddedPresets {
  readonly added: readonly FilePreset[];
  /** Names of presets that are there already, settings and all. */
  readonly known: readonly string[];
  /** How many there was no room for. */
  readonly tooMany: number;
}

/** Longer texts are not looked at; {@link MOST_PRESETS} presets with every setting changed are shorter. */
export const MOST_FILE_BYTES = 1_000_000;

const VERSION = 1;

/** `{"presets": [{"base", "changes", "name"}], "strataPresets": 1}`, indented; the same presets give the same text. */
export function presetFileText(presets: readonly OwnPreset[]): string {
  const plain = presets.map(({ name, base, changes }): FilePreset => ({ name, base, changes }));
  return `${JSON.stringify(JSON.parse(canonicalJson({ strataPresets: VERSION, presets: plain })), undefined, 2)}\n`;
}

/** Reads a text that may be anything. Nothing is guessed: a preset with a setting that does not fit is left out and told. */
export function readPresetFile(text: string): PresetReading {
  if (text.length > MOST_FILE_BYTES)
    return { kind: 'refused', message: 'The file is too large to hold presets.' };
  const value = parsed(text);
  if (value === undefined) return { kind: 'refused', message: 'The file is not JSON.' };
  if (!isRecord(value) || !('strataPresets' in value))
    return { kind: 'refused', message: 'The file holds no presets: it has no “strataPresets”.' };
  if (value['strataPresets'] !== VERSION) {
    return {
      kind: 'refused',
      message: `The presets have version ${shown(value['strataPresets'])}, and this page knows version ${VERSION}.`,
    };
  }
  const list = value['presets'];
  if (!Array.isArray(list)) return { kind: 'refused', message: 'The file has no list “presets”.' };
  if (list.length > MOST_PRESETS)
    return {
      kind: 'refused',
      message: `The file holds ${list.length} presets, more than the ${MOST_PRESETS} there is room for.`,
    };
  const readings = list.map((each, i) => readPreset(each, i + 1));
  return {
    kind: 'read',
    presets: readings.flatMap((each) => (typeof each === 'string' ? [] : [each])),
    problems: readings.filter((each) => typeof each === 'string'),
  };
}

/** Those of the read presets that are new, under names that are free. */
export function newPresets(read: readonly FilePreset[], kept: readonly OwnPreset[]): AddedPresets {
  const all: OwnPreset[] = [...kept];
  const added: FilePreset[] = [];
  const known: string[] = [];
  let tooMany = 0;
  for (const preset of read) {
    if (all.some((each) => isSamePreset(each, preset))) known.push(preset.name);
    else if (all.length >= MOST_PRESETS) tooMany++;
    else {
      const named = { ...preset, name: freeName(preset.name, all) };
      added.push(named);
      all.push({ ...named, id: -1 });
    }
  }
  return { added, known, tooMany };
}

function isSamePreset(one: FilePreset, other: FilePreset): boolean {
  const { name, base, changes } = one;
  return canonicalJson({ name, base, changes }) === canonicalJson(other);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
