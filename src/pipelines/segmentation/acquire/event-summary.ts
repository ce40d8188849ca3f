import { atOnce, type Sliced, stretches } from '../../../base/sliced.ts';
import { orderFreeSum } from '../../../base/order-free-sum.ts';
import { dayText } from '../day.ts';
import { PURCHASE, REFUND } from '../event-type.ts';
import { type ControlTotals, EVENT_TYPES, type Events } from '../model.ts';
import type { EventFacts, EventSummary } from './artifacts.ts';
import { eventFacts } from './event-facts.ts';

const DAY_MS = 86_400_000;

/** Goes through the events once or twice. O(events). */
export function summariseEvents(events: Events): EventSummary {
  return atOnce(slicedSummary(events));
}

/** The same in slices. */
export function* slicedSummary(events: Events): Sliced<EventSummary> {
  const { count, customer, time, type, amount } = events;
  const seen = new Uint8Array(events.customerIds.length);
  const byType = new Float64Array(EVENT_TYPES.length);
  const revenue = orderFreeSum();
  const refunds = orderFreeSum();
  const days = dayCounter();
  let ids = 0;
  let repeated = 0;
  let firstTime = Infinity;
  let lastTime = -Infinity;
  const note = (row: number): void => {
    const id = customer[row]!;
    if (seen[id] === 0) {
      seen[id] = 1;
      ids++;
    }
    repeated += events.repeated[row]!;
    const at = time[row]!;
    if (at < firstTime) firstTime = at;
    if (at > lastTime) lastTime = at;
    days.count(Math.floor(at / DAY_MS), 1);
    const code = type[row]!;
    byType[code]! += 1;
    if (code !== PURCHASE && code !== REFUND) return;
    const value = amount[row]!;
    if (value !== value) return;
    revenue.add(value);
    if (code === REFUND) refunds.add(-value);
  };
  for (const [from, to] of stretches(count)) {
    for (let row = from; row < to; row++) note(row);
    yield;
  }
  return {
    events: count,
    ids,
    repeated,
    facts: eventFacts(events),
    timeOfDay: timeOfDay(time[0] ?? 0),
    firstTime,
    lastTime,
    revenue: revenue.parts(),
    refunds: refunds.parts(),
    byType,
    ...days.finish(),
  };
}

/** The summary of all parts together, in their order. O(parts × days). */
export function joinSummaries(parts: readonly EventSummary[]): EventSummary {
  const byType = new Float64Array(EVENT_TYPES.length);
  const revenue = orderFreeSum();
  const refunds = orderFreeSum();
  const days = dayCounter();
  for (const part of parts) {
    part.byType.forEach((events, code) => (byType[code]! += events));
    revenue.join(part.revenue);
    refunds.join(part.refunds);
    part.days.forEach((day, i) => days.count(day, part.byDay[i]!));
  }
  const filled = parts.filter(({ events }) => events > 0);
  const sum = (of: (part: EventSummary) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const occurs = (fact: keyof EventFacts): boolean => parts.some(({ facts }) => facts[fact]);
  const first = filled[0]?.timeOfDay ?? 0;
  return {
    events: sum(({ events }) => events),
    ids: sum(({ ids }) => ids),
    repeated: sum(({ repeated }) => repeated),
    facts: {
      purchases: occurs('purchases'),
      amounts: occurs('amounts'),
      behaviour: occurs('behaviour'),
      discount: occurs('discount'),
      category: occurs('category'),
      device: occurs('device'),
      hours: occurs('hours') || filled.some((part) => part.timeOfDay !== first),
    },
    timeOfDay: first,
    firstTime: parts.reduce((least, part) => Math.min(least, part.firstTime), Infinity),
    lastTime: parts.reduce((most, part) => Math.max(most, part.lastTime), -Infinity),
    revenue: revenue.parts(),
    refunds: refunds.parts(),
    byType,
    ...days.finish(),
  };
}

/** The control totals that a summary holds. O(1). */
export function totalsOf(summary: EventSummary): ControlTotals {
  const { events, ids, firstTime, lastTime } = summary;
  return {
    events,
    customers: ids,
    revenue: valueOf(summary.revenue),
    refunds: valueOf(summary.refunds),
    firstDay: events === 0 ? undefined : dayText(firstTime),
    lastDay: events === 0 ? undefined : dayText(lastTime),
  };
}

function valueOf(parts: readonly number[]): number {
  const sum = orderFreeSum();
  sum.join(parts);
  return sum.value();
}

function timeOfDay(at: number): number {
  return ((at % DAY_MS) + DAY_MS) % DAY_MS;
}

/** Counts by day; rows of one day in a row cost one look-up. */
function dayCounter(): {
  count(day: number, events: number): void;
  finish(): Pick<EventSummary, 'days' | 'byDay'>;
} {
  const counts = new Map<number, number>();
  let today = NaN;
  let events = 0;
  const flush = (): void => {
    if (events > 0) counts.set(today, (counts.get(today) ?? 0) + events);
    events = 0;
  };
  return {
    count(day, more) {
      if (day !== today) {
        flush();
        today = day;
      }
      events += more;
    },
    finish() {
      flush();
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      return {
        days: Int32Array.from(sorted, ([day]) => day),
        byDay: Float64Array.from(sorted, ([, each]) => each),
      };
    },
  };
}
