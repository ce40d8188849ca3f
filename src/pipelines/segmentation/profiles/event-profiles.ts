import type { StageContext } from '../../../engine/stage.ts';
import type { SegmentationConfig } from '../config.ts';
import { assertBalanced } from '../control-totals.ts';
import type { Checked, Identity, ProfileCategory, Profiles } from '../model.ts';
import { eventsByCustomer } from './events-by-customer.ts';
import { namesOf } from './code-names.ts';
import type { CodeNames } from '../streaming/event-blocks.ts';
import { type StreamedReading, tallyStreamed } from '../streaming/tally-streamed.ts';
import { profileColumns } from './profile-columns.ts';
import { calendarOf } from './reference-day.ts';
import type { Tallies } from './tallies.ts';
import { sessionSource, tallyCustomers } from './tally-customers.ts';

/**
 * Profiles from events: one row per canonical customer. Features that the data cannot support are listed with the
 * reason. Throws Bug when the customers' sums do not add up to the control totals. O(events + customers × features).
 */
export async function eventProfiles(
  checked: Checked,
  identity: Identity,
  settings: SegmentationConfig['profiles'],
  context: Pick<StageContext, 'progress' | 'checkpoint' | 'map'>,
): Promise<Profiles> {
  const { facts, summary } = checked;
  const calendar = calendarOf(summary, facts, settings);
  const reading = { sessions: sessionSource(summary), offsets: calendar.offsets };
  const tallies = await talliesOf(checked, identity, reading, context);
  assertTalliesBalance(identity, tallies);
  return {
    ids: identity.canonicalIds,
    ...profileColumns(tallies, calendar, facts),
    categories: profileCategories(namesOf(checked), tallies),
    truth: identity.truth,
    revenue: facts.amounts ? tallies.spent.map((spent, c) => spent - tallies.refunded[c]!) : undefined,
    purchases: facts.purchases ? tallies.purchases : undefined,
    referenceDay: calendar.referenceText,
    totals: identity.totals,
  };
}

/** The tallies of all customers, from events held or in blocks. */
async function talliesOf(
  { events, blocks }: Checked,
  { canonicalOf, canonicalIds }: Identity,
  reading: Pick<StreamedReading, 'sessions' | 'offsets'>,
  context: Pick<StageContext, 'progress' | 'checkpoint' | 'map'>,
): Promise<Tallies> {
  const customers = canonicalIds.length;
  if (blocks !== undefined) {
    return tallyStreamed(blocks, { canonicalOf, customers, ...reading }, context);
  }
  const grouped = eventsByCustomer(events.customer, events.time, canonicalOf, customers);
  await context.checkpoint();
  return tallyCustomers(events, grouped, reading, context);
}

function profileCategories(words: CodeNames, tallies: Tallies): readonly ProfileCategory[] {
  const candidates = [
    { name: 'top_category', title: 'Top category', codes: tallies.topCategory, names: words.category },
    { name: 'main_device', title: 'Main device', codes: tallies.topDevice, names: words.device },
    { name: 'main_channel', title: 'Main channel', codes: tallies.topChannel, names: words.channel },
  ];
  return candidates.flatMap(({ name, title, codes, names }) =>
    names === undefined || codes.every((code) => code === -1) ? [] : [{ name, title, codes, names }],
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
