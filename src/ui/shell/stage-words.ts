import type { StageRow, StageState } from '../../state/run-state.ts';
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

/** What stages that a switch leaves out give as their reason. */
export const NOT_TESTED = 'not tested';

/** The same of a stage: a test that is switched off is not tested. */
export function stageLook({ state, reason }: Pick<StageRow, 'state' | 'reason'>): {
  readonly word: string;
  readonly icon: IconName;
} {
  return state === 'skipped' && reason === NOT_TESTED
    ? { word: NOT_TESTED, icon: 'untested' }
    : STAGE_WORDS[state];
}
