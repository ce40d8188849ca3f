import type { StageContext } from '../../../engine/stage.ts';
import type { SegmentationConfig } from '../config.ts';
import { assertBalanced } from '../control-totals.ts';
import type { Checked, Identity, ProfileCategory, Profiles } from '../model.ts';
import { eventsByCustomer } from './events-by-customer.ts';
import { profileColumns } from './profile-columns.ts';
import { calendarOf } from './reference-day.ts';
import type { Tallies } from './tallies.ts';
import { sessionSource, tallyCustomers } from './tally-customers.ts';

/**
 * Profiles from events: one row per canonical customer. Features that the data cannot support are listed with the
 * reason. Throws Bug when the customers' sums do not add up to the control totals. O(events + customers × features).
 */
export async function eventProfiles(
  { events, facts }: Checked,
  identity: Identity,
  settings: SegmentationConfig['profiles'],
  context: Pick<StageContext, 'progress' | 'checkpoint'>,
): Promise<Profiles> {
  const customers = identity.canonicalIds.length;
  const calendar = calendarOf(events, facts, settings);
  const grouped = eventsByCustomer(events.customer, events.time, identity.canonicalOf, customers);
  await context.checkpoint();
  const reading = { sessions: sessionSource(events, facts), offsets: calendar.offsets };
  const tallies = await tallyCustomers(events, grouped, reading, context);
  assertTalliesBalance(identity, tallies);
  return {
    ids: identity.canonicalIds,
    ...profileColumns(tallies, calendar, facts),
    categories: profileCategories(events, tallies),
    truth: identity.truth,
    revenue: facts.amounts ? tallies.spent.map((spent, c) => spent - tallies.refunded[c]!) : undefined,
    purchases: facts.purchases ? tallies.purchases : undefined,
    referenceDay: calendar.referenceText,
    totals: identity.totals,
  };
}

function profileCategories(events: Checked['events'], tallies: Tallies): readonly ProfileCategory[] {
  const candidates = [
    { name: 'top_category', title: 'Top category', codes: tallies.topCategory, column: events.category },
    { name: 'main_device', title: 'Main device', codes: tallies.topDevice, column: events.device },
    { name: 'main_channel', title: 'Main channel', codes: tallies.topChannel, column: events.channel },
  ];
  return candidates.flatMap(({ name, title, codes, column }) =>
    column === undefined || codes.every((code) => code === -1)
      ? []
      : [{ name, title, codes, names: column.names }],
  );
}

function assertTalliesBalance({ totals }: Identity, { events, spent, refunded }: Tallies): void {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const refunds = sum(refunded);
  assertBalanced('customer profiles', totals, {
    events: sum(events),
    revenue: sum(spent) - refunds,
    refunds,
  });
}
