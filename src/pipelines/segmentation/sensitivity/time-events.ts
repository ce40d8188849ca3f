import type { Sliced } from '../../../base/sliced.ts';
import { localTime, type ZoneOffsets } from '../../../base/time-zone.ts';
import type { SegmentationConfig } from '../config.ts';
import type { EventFacts } from '../acquire/artifacts.ts';
import type { Checked, Events, Held, Identity } from '../model.ts';
import { type EventsByCustomer, rowAt, slicedByCustomer } from '../profiles/events-by-customer.ts';
import { calendarOf } from '../profiles/reference-day.ts';
import { type SessionSource, sessionSource } from '../profiles/tally-customers.ts';

const DAY = 86_400_000;

/** Events customer by customer, each with its day in the configured time zone: what windows are cut from. */
export interface DatedEvents {
  readonly events: Events;
  readonly facts: EventFacts;
  /** One customer for each of the profiles, in their order. */
  readonly grouped: EventsByCustomer;
  readonly sessions: SessionSource;
  readonly offsets: ZoneOffsets;
  /** By row: days since 1970-01-01 in the zone. */
  readonly day: Int32Array;
  /** First and last day with events. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Dates the events of all customers. O(events). */
export function* dateEvents(
  { events, facts, summary }: Held<Checked>,
  identity: Identity,
  settings: SegmentationConfig['profiles'],
): Sliced<DatedEvents> {
  const { offsets } = calendarOf(summary, facts, settings);
  const grouped = yield* slicedByCustomer(
    events.customer,
    events.time,
    identity.canonicalOf,
    identity.canonicalIds.length,
  );
  yield;
  const day = new Int32Array(events.count);
  let firstDay = Infinity;
  let lastDay = -Infinity;
  for (let row = 0; row < events.count; row++) {
    const own = Math.floor(localTime(offsets, events.time[row]!) / DAY);
    day[row] = own;
    if (own < firstDay) firstDay = own;
    if (own > lastDay) lastDay = own;
  }
  return { events, facts, grouped, sessions: sessionSource(summary), offsets, day, firstDay, lastDay };
}

/** Customers with events in a stretch of days, and those events. */
export interface EventsInWindow {
  /** Rows of the profiles, in their order. */
  readonly members: Int32Array;
  /** One entry for each member. */
  readonly grouped: EventsByCustomer;
}

/** The events of the days from … to, both included, of those among the customers who have any. O(events). */
export function eventsInWindow(
  { grouped, day }: DatedEvents,
  customers: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
): EventsInWindow {
  const members = new Int32Array(customers.length);
  const starts = new Int32Array(customers.length + 1);
  const rows = new Int32Array(grouped.starts.at(-1)!);
  let count = 0;
  let kept = 0;
  for (const customer of customers) {
    const before = kept;
    for (let i = grouped.starts[customer]!; i < grouped.starts[customer + 1]!; i++) {
      const row = rowAt(grouped.rows, i);
      if (day[row]! >= from && day[row]! <= to) rows[kept++] = row;
    }
    if (kept === before) continue;
    members[count++] = customer;
    starts[count] = kept;
  }
  return {
    members: members.slice(0, count),
    grouped: { starts: starts.slice(0, count + 1), rows: rows.slice(0, kept) },
  };
}
