import type { StageState } from '../../state/run-state.ts';
import type { IconName } from '../parts/icon.tsx';

/** The word and the icon for each state of a stage. */
export const STAGE_WORDS: Readonly<Record<StageState, { readonly word: string; readonly icon: IconName }>> = {
  queued: { word: 'queued', icon: 'clock' },
  running: { word: 'running', icon: 'running' },
  cached: { word: 'cached', icon: 'cached' },
  done: { word: 'done', icon: 'check' },
  stale: { word: 'out of date', icon: 'stale' },
  skipped: { word: 'skipped', icon: 'skipped' },
  failed: { word: 'failed', icon: 'warning' },
  cancelled: { word: 'cancelled', icon: 'cross' },
};

/** "rowsPerSecond" as words: "rows per second". */
export function metricWords(name: string): string {
  return name
    .replaceAll(/[_-]/g, ' ')
    .replaceAll(
      /([a-z0-9])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    );
}
