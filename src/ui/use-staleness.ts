import { configChanges } from '../engine/config.ts';
import type { RunState, ViewName } from '../state/run-state.ts';
import { useApp } from './app-context.ts';
import { listChanges, type SettingChange } from './config/list-changes.ts';

const MOST_NAMED = 3;

/** Why the views are not those of the current settings, in one sentence; undefined while they are. */
export function useStaleness(names: readonly ViewName[]): string | undefined {
  const run = useApp((state) => state.run);
  const draft = useApp((state) => state.draft.config);
  const states = names.map((name) => run.freshness[name]);
  if (states.includes('replacing'))
    return `A newer result is being made. What stands here was made before${changedSince(run, run.config) || ' it'}.`;
  if (states.includes('stale'))
    return `Out of date: made before${changedSince(run, draft) || ' the last changes'}. Run again to renew it.`;
  return undefined;
}

function changedSince(run: RunState, wanted: RunState['config']): string {
  const made = run.resultConfig;
  if (made === undefined || wanted === undefined) return '';
  const changes = listChanges(configChanges(wanted, made), made);
  if (changes.length === 0) return '';
  const named = changes.slice(0, MOST_NAMED).map(changeWords).join(', ');
  return ` ${named}${changes.length > MOST_NAMED ? `, and ${changes.length - MOST_NAMED} more` : ''}`;
}

function changeWords({ title, before, after }: SettingChange): string {
  return `“${title}” went from ${before} to ${after}`;
}
