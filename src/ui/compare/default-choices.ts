import type { AppState } from '../../state/app-state.ts';
import { ON_SCREEN, type SideChoice } from './compared-side.ts';

/** The two sides of a comparison. */
export interface Choices {
  readonly left: SideChoice;
  readonly right: SideChoice;
}

/**
 * What is compared before anybody chooses: two numbers of segments where the result on screen has several, else the run before
 * with the result on screen, else the two newest kept runs. Undefined when there are no two to compare.
 */
export function defaultChoices({
  run,
  archive,
  shownK,
}: Pick<AppState, 'run' | 'archive' | 'shownK'>): Choices | undefined {
  const ks = run.views.segmentations?.byK.map(({ k }) => k) ?? [];
  const others = archive.runs.filter(({ id }) => id !== archive.current || ks.length === 0);
  if (ks.length > 1) {
    const at = Math.max(0, ks.indexOf(shownK ?? NaN));
    const next = at + 1 < ks.length ? at + 1 : at - 1;
    return { left: { run: ON_SCREEN, k: ks[at] }, right: { run: ON_SCREEN, k: ks[next] } };
  }
  const [newest, before] = others;
  if (newest === undefined) return undefined;
  if (ks.length === 1)
    return { left: { run: newest.id, k: undefined }, right: { run: ON_SCREEN, k: undefined } };
  return before && { left: { run: before.id, k: undefined }, right: { run: newest.id, k: undefined } };
}
