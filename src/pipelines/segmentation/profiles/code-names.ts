import type { Checked } from '../model.ts';
import type { CodeNames } from '../streaming/event-blocks.ts';

/** What the codes of categories, devices and channels stand for, in events held or in blocks. O(1). */
export function namesOf({ events, blocks }: Pick<Checked, 'events' | 'blocks'>): CodeNames {
  if (blocks !== undefined) return blocks.names;
  const { category, device, channel } = events ?? {};
  return { category: category?.names, device: device?.names, channel: channel?.names };
}
