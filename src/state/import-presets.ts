import type { NoticeActions } from './notice-actions.ts';
import { MOST_PRESETS, type OwnPreset } from './own-presets.ts';
import { MOST_FILE_BYTES, newPresets, readPresetFile } from './preset-file.ts';
import type { FilePreset } from './read-preset.ts';

/** The presets there are, and the way to add to them. */
export interface PresetShelf {
  current(): readonly OwnPreset[];
  add(presets: readonly FilePreset[]): void;
  readonly notices: NoticeActions;
}

/** Adds the presets of a file that are new, and tells what became of the others. */
export async function importPresets(file: File, { current, add, notices }: PresetShelf): Promise<void> {
  const refuse = (message: string): void =>
    void notices.notify({
      tone: 'error',
      message,
      remedy: 'Choose a file that “Export” on the list of presets has made.',
    });
  if (file.size > MOST_FILE_BYTES) return refuse(`“${file.name}” is too large to hold presets.`);
  const reading = readPresetFile(await file.text());
  if (reading.kind === 'refused') return refuse(`“${file.name}” was not imported. ${reading.message}`);
  const { added, known, tooMany } = newPresets(reading.presets, current());
  if (added.length > 0) add(added);
  const told = [
    ...(known.length === 0 ? [] : [`${known.length} there already`]),
    ...(tooMany === 0 ? [] : [`${tooMany} without room: there is room for ${MOST_PRESETS}`]),
    ...(reading.problems.length === 0 ? [] : [`${reading.problems.length} left out`]),
  ];
  notices.notify({
    tone: reading.problems.length + tooMany > 0 ? 'warning' : 'info',
    message: `${added.length} of ${reading.presets.length + reading.problems.length} presets imported${told.length === 0 ? '' : ` (${told.join('; ')})`}.`,
    ...(reading.problems.length === 0 ? {} : { remedy: reading.problems.slice(0, 5).join(' ') }),
  });
}
