import { canonicalJson } from '../../../base/canonical-json.ts';
import { withBreaks } from '../../../base/sliced.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { SegmentationConfig } from '../config.ts';
import { assertBalanced } from '../control-totals.ts';
import type { Checked, Identity, ProfileCategory, Profiles } from '../model.ts';
import { slicedByCustomer } from './events-by-customer.ts';
import { namesOf } from './code-names.ts';
import type { CodeNames } from '../streaming/event-blocks.ts';
import { type StreamedReading, tallyStreamed } from '../streaming/tally-streamed.ts';
import { profileColumns } from './profile-columns.ts';
import { growthOf } from './grown-events.ts';
import { calendarOf } from './reference-day.ts';
import type { Tallies } from './tallies.ts';
import { sessionSource, tallyCustomers } from './tally-customers.ts';
import { tallyGrown } from './tally-grown.ts';

/**
 * Profiles from events: one row per canonical customer. Features that the data cannot support are listed with the
 * reason. Throws Bug when the customers' sums do not add up to the control totals. O(events + customers × features).
 */
export async function eventProfiles(
  checked: Checked,
  identity: Identity,
  settings: SegmentationConfig['profiles'],
  context: ProfilesContext,
): Promise<Profiles> {
  const { facts, summary } = checked;
  const calendar = calendarOf(summary, facts, settings);
  const reading = { sessions: sessionSource(summary), offsets: calendar.offsets };
  const readAs = canonicalJson([
    reading.sessions,
    facts.hours ? settings.timeZone : [...calendar.offsets.offsets],
  ]);
  const tallies =
    (await talliesGrown({ checked, identity, readAs, reading }, context)) ??
    (await talliesOf(checked, identity, reading, context));
  if (checked.events !== undefined) context.leave<LeftTallies>({ tallies, readAs });
  assertTalliesBalance(identity, tallies);
  return {
    ids: identity.canonicalIds,
    ...(await withBreaks(profileColumns(tallies, calendar, facts), context.checkpoint)),
    categories: profileCategories(namesOf(checked), tallies),
    truth: identity.truth,
    revenue: facts.amounts ? tallies.spent.map((spent, c) => spent - tallies.refunded[c]!) : undefined,
    purchases: facts.purchases ? tallies.purchases : undefined,
    referenceDay: calendar.referenceText,
    totals: identity.totals,
  };
}

/** What the profiles of a run leave for the next one. */
interface LeftTallies {
  readonly tallies: Tallies;
  /** How times and sessions were read. */
  readonly readAs: string;
}

type ProfilesContext = Pick<StageContext, 'progress' | 'checkpoint' | 'map' | 'former' | 'leave' | 'count'>;

/** The tallies from those of the last run, where its events are the first of these; undefined otherwise. */
async function talliesGrown(
  {
    checked,
    identity,
    readAs,
    reading,
  }: {
    readonly checked: Checked;
    readonly identity: Identity;
    readonly readAs: string;
    readonly reading: Pick<StreamedReading, 'sessions' | 'offsets'>;
  },
  context: ProfilesContext,
): Promise<Tallies | undefined> {
  const former = context.former<LeftTallies, { readonly checked: Checked; readonly identity: Identity }>();
  const before = former?.inputs.checked.events;
  if (former === undefined || before === undefined || checked.events === undefined) return undefined;
  if (former.left.readAs !== readAs) return undefined;
  const now = { events: checked.events, identity };
  const growth = growthOf({ events: before, identity: former.inputs.identity }, now);
  if (growth === undefined) return undefined;
  await context.checkpoint();
  context.count('touched', growth.touched.length);
  return tallyGrown(former.left.tallies, now, growth, reading, context);
}

/** The tallies of all customers, from events held or in blocks. */
async function talliesOf(
  { events, blocks }: Checked,
  { canonicalOf, canonicalIds }: Identity,
  reading: Pick<StreamedReading, 'sessions' | 'offsets'>,
  context: ProfilesContext,
): Promise<Tallies> {
  const customers = canonicalIds.length;
  if (blocks !== undefined) {
    return tallyStreamed(blocks, { canonicalOf, customers, ...reading }, context);
  }
  const grouped = await withBreaks(
    slicedByCustomer(events.customer, events.time, canonicalOf, customers),
    context.checkpoint,
  );
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
