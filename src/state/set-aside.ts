import type { StoreParts } from './app-state.ts';
import type { DamagedText } from './damaged-texts.ts';
import type { NoticeActions } from './notice-actions.ts';

const ASIDE_KEY = 'strata.damaged';
/** Longer texts are cut; whatever they were, they are no longer whole. */
const MOST_LENGTH = 100_000;

const NAMES: Readonly<Record<string, string>> = {
  'strata.presets': 'presets of your own',
  'strata.run-times': 'the times of earlier runs',
  'strata.alerts': 'the bounds of alerts',
  'strata.mappings': 'how columns were read before',
  'strata.open': 'which pages were open',
};

/** Puts kept texts that could not be read aside, and says so; what has been written over one since stays. */
export function setAside(
  { ports }: StoreParts,
  notices: NoticeActions,
  damaged: readonly DamagedText[],
): void {
  const { storage } = ports;
  const before = storage.read(ASIDE_KEY) ?? '';
  const texts = damaged.map(({ key, text }) => `${key}: ${text}`);
  if (!storage.write(ASIDE_KEY, [before, ...texts].join('\n').slice(-MOST_LENGTH))) return;
  for (const { key, text } of damaged) if (storage.read(key) === text) storage.write(key, '');
  notices.notify({
    tone: 'warning',
    message: `What this browser kept is damaged and was set aside: ${damaged.map(({ key }) => NAMES[key] ?? key).join(', ')}.`,
    remedy: `Nothing else is touched. The damaged texts stay under “${ASIDE_KEY}” in this site’s storage until “Forget everything kept here” in the project dialog erases them.`,
  });
}
