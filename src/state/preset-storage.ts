import type { OwnPreset } from './own-presets.ts';
import { readPreset } from './read-preset.ts';

/** The presets of one's own as they are kept between visits. */
export interface KeptPresets {
  readonly presets: readonly OwnPreset[];
  /** The highest id ever given. */
  readonly lastId: number;
  /** What another version has kept and this one cannot read; it stays where it is. */
  readonly unread: readonly unknown[];
}

export const NO_PRESETS: KeptPresets = { presets: [], lastId: 0, unread: [] };

export function keptPresetsText({ presets, lastId, unread }: KeptPresets): string {
  return JSON.stringify({ lastId, presets: [...presets, ...unread] });
}

/** Reads a kept text, which may be anything. */
export function readKeptPresets(text: string | undefined): KeptPresets {
  const { lastId, presets: list } = parsed(text ?? '');
  if (!Array.isArray(list)) return NO_PRESETS;
  const presets: OwnPreset[] = [];
  const unread: unknown[] = [];
  for (const [i, value] of (list as readonly unknown[]).entries()) {
    const preset = readPreset(value, i + 1);
    const id = idOf(value);
    if (typeof preset === 'string' || id === undefined || presets.some((each) => each.id === id))
      unread.push(value);
    else presets.push({ ...preset, id });
  }
  const given = Number.isSafeInteger(lastId) ? Number(lastId) : 0;
  return { presets, unread, lastId: Math.max(given, ...presets.map(({ id }) => id)) };
}

function idOf(value: unknown): number | undefined {
  const { id } = value as { readonly id?: unknown };
  return Number.isSafeInteger(id) ? Number(id) : undefined;
}

function parsed(text: string): { readonly lastId?: unknown; readonly presets?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
