import { withBreaks } from '../../../base/sliced.ts';
import type { StageContext } from '../../../engine/stage.ts';
import { PURCHASE, REFUND } from '../event-type.ts';
import { rowAt } from '../profiles/events-by-customer.ts';
import type { Rfm } from '../rfm/artifacts.ts';
import { rfmTable } from '../rfm/rfm-table.ts';
import type { DatedEvents } from '../sensitivity/time-events.ts';
import { type WindowProfiles, windowProfiles } from '../sensitivity/window-profiles.ts';
import type { TestedPeriod } from '../sensitivity/tested-period.ts';
import type { RevenueParts } from './revenue-explained.ts';

/** Customers as the first part of the period shows them, and what they brought after it. */
export interface FirstPart extends WindowProfiles {
  readonly revenue: RevenueParts;
  readonly rfm: Rfm;
}

/** Profiles, RFM scores and revenue of the customers with events on the days up to `until`, and their revenue after it. O(events). */
export async function firstPart(
  period: Pick<TestedPeriod, 'dated' | 'names' | 'settings'>,
  until: { readonly day: number; readonly text: string },
  context: Pick<StageContext, 'checkpoint'>,
): Promise<FirstPart> {
  const { dated } = period;
  const customers = Int32Array.from({ length: dated.grouped.starts.length - 1 }, (_, customer) => customer);
  const window = { from: dated.firstDay, to: until.day };
  const { tallies, ...profiles } = await windowProfiles(period, customers, window, context);
  const before = tallies.spent.map((spent, c) => spent - tallies.refunded[c]!);
  await context.checkpoint();
  const lastPurchase = lastPurchaseDays(dated, profiles.members, until.day);
  await context.checkpoint();
  const next = nextRevenue(dated, profiles.members, until.day);
  await context.checkpoint();
  const rfm = rfmTable({
    day: until.text,
    recencyDays: lastPurchase.map((day) => until.day + 1 - day),
    orders: tallies.purchases,
    revenue: before,
  });
  return {
    ...profiles,
    tallies,
    revenue: { before, next },
    rfm: await withBreaks(rfm, context.checkpoint),
  };
}

function nextRevenue(
  { events, grouped, day }: DatedEvents,
  members: Int32Array,
  until: number,
): Float64Array {
  const { type, amount } = events;
  return Float64Array.from(members, (customer) => {
    let sum = 0;
    for (let i = grouped.starts[customer]!; i < grouped.starts[customer + 1]!; i++) {
      const row = rowAt(grouped.rows, i);
      if (day[row]! <= until || (type[row] !== PURCHASE && type[row] !== REFUND)) continue;
      if (amount[row] === amount[row]) sum += amount[row]!;
    }
    return sum;
  });
}

/** Day of each customer's last purchase up to a day; NaN without one. */
function lastPurchaseDays(
  { events, grouped, day }: DatedEvents,
  members: Int32Array,
  until: number,
): Float64Array {
  return Float64Array.from(members, (customer) => {
    for (let i = grouped.starts[customer + 1]! - 1; i >= grouped.starts[customer]!; i--) {
      const row = rowAt(grouped.rows, i);
      if (events.type[row] === PURCHASE && day[row]! <= until) return day[row]!;
    }
    return NaN;
  });
}
