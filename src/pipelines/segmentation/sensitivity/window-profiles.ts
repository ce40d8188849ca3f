import { withBreaks } from '../../../base/sliced.ts';
import type { StageContext } from '../../../engine/stage.ts';
import { profileColumns } from '../profiles/profile-columns.ts';
import type { Tallies } from '../profiles/tallies.ts';
import { tallyCustomers } from '../profiles/tally-customers.ts';
import type { TestedPeriod } from './tested-period.ts';
import { type PreparedWindow, prepareWindow } from './time-columns.ts';
import { eventsInWindow } from './time-events.ts';

/** The customers of a window, and their features made from its events alone. */
export interface WindowProfiles extends PreparedWindow {
  /** Rows of the profiles, ascending. */
  readonly members: Int32Array;
  /** One entry for each member. */
  readonly tallies: Tallies;
}

/**
 * Profiles of those among the customers who have events in a window, as if the data had no others: recency counts back
 * from the day after its end. The features are those of the whole period's matrix. O(events).
 */
export async function windowProfiles(
  { dated, names, settings }: Pick<TestedPeriod, 'dated' | 'names' | 'settings'>,
  customers: Int32Array,
  window: { readonly from: number; readonly to: number },
  context: Pick<StageContext, 'checkpoint'>,
): Promise<WindowProfiles> {
  const { members, grouped } = eventsInWindow(dated, customers, window);
  await context.checkpoint();
  const quiet = { progress: () => undefined, checkpoint: () => context.checkpoint() };
  const tallies = await tallyCustomers(dated.events, grouped, dated, quiet);
  const calendar = { offsets: dated.offsets, referenceDay: window.to + 1 };
  const made = profileColumns(tallies, calendar, dated.facts, new Set(names));
  const { columns } = await withBreaks(made, context.checkpoint);
  return { members, tallies, ...prepareWindow(columns, settings) };
}
