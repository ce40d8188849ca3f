import type { AppState } from '../app-state.ts';

/** Whether there is more on the page than it opens with, so that a crash would lose something. */
export function isTouched({ history, inputs }: Pick<AppState, 'history' | 'inputs'>): boolean {
  return history.past.length > 0 || Object.values(inputs).some((file) => file !== undefined);
}
