import { localTime } from '../../../base/time-zone.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { SegmentationConfig } from '../config.ts';
import { assertBalanced } from '../control-totals.ts';
import type { Checked, Identity, ProfileCategory, ProfileColumn, Profiles } from '../model.ts';
import { eventsByCustomer } from './events-by-customer.ts';
import { FEATURES, type FeatureScope } from './feature-table.ts';
import { type Calendar, calendarOf } from './reference-day.ts';
import { unsupported } from './support.ts';
import type { Tallies } from './tallies.ts';
import { sessionSource, tallyCustomers } from './tally-customers.ts';

const DAY = 86_400_000;

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
  const scope = featureScope(tallies, calendar);
  const columns: ProfileColumn[] = [];
  const absent: Profiles['absent'][number][] = [];
  for (const { needs, value, ...feature } of FEATURES) {
    const reason = unsupported(needs, facts);
    if (reason !== undefined) {
      absent.push({ name: feature.name, title: feature.title, reason });
      continue;
    }
    const values = Float64Array.from({ length: customers }, (_, c) => value(scope, c));
    columns.push({ ...feature, values });
  }
  return {
    ids: identity.canonicalIds,
    columns,
    categories: profileCategories(events, tallies),
    absent,
    truth: identity.truth,
    revenue: facts.amounts ? tallies.spent.map((spent, c) => spent - tallies.refunded[c]!) : undefined,
    purchases: facts.purchases ? tallies.purchases : undefined,
    referenceDay: calendar.referenceText,
    totals: identity.totals,
  };
}

function featureScope(tallies: Tallies, { offsets, referenceDay }: Calendar): FeatureScope {
  const daysSince = (time: number): number =>
    time === time ? referenceDay - Math.floor(localTime(offsets, time) / DAY) : NaN;
  const events = tallies.categoryEvents.reduce((sum, count) => sum + count, 0);
  return {
    tallies,
    daysSincePurchase: tallies.lastPurchase.map(daysSince),
    exposureDays: tallies.firstTime.map(daysSince),
    categoryShares: tallies.categoryEvents.map((count) => count / events),
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
