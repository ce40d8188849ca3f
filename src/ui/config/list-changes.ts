import type { ConfigDescription, PartialConfig } from '../../engine/config.ts';
import type { Setting } from '../../engine/setting.ts';
import { SEGMENTATION_SETTINGS, type SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { formatFull, MISSING } from '../parts/format-number.ts';
import { hasNoLimit } from './number-text.ts';

/** A changed setting in words. */
export interface SettingChange {
  readonly path: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** The changes against `base`, in the order of the form. */
export function listChanges(
  changes: PartialConfig<SegmentationConfig>,
  base: SegmentationConfig,
): readonly SettingChange[] {
  const description: ConfigDescription = SEGMENTATION_SETTINGS;
  const values = base as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return Object.entries(changes).flatMap(([section, changed]) =>
    Object.entries(changed ?? {}).flatMap(([name, after]) => {
      const setting = description[section]?.settings[name];
      if (setting === undefined) return [];
      return {
        path: `${section}.${name}`,
        title: setting.title,
        before: settingWords(setting, values[section]?.[name]),
        after: settingWords(setting, after),
      };
    }),
  );
}

function settingWords(setting: Setting, value: unknown): string {
  if (setting.kind === 'choice') return setting.options[String(value)] ?? String(value);
  if (setting.kind === 'number' && hasNoLimit(setting, Number(value))) return 'no limit';
  if (typeof value === 'number') return formatFull(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'object' && value !== null) {
    const weights = Object.entries(value).map(([name, weight]) => `${name} = ${formatFull(Number(weight))}`);
    return weights.length === 0 ? 'none' : weights.join(', ');
  }
  return value === '' ? MISSING : String(value);
}
