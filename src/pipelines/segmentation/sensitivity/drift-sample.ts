import { randomStream, sampleIndices } from '../../../base/random.ts';
import { localTime } from '../../../base/time-zone.ts';
import type { CodedColumn } from '../../../io/event-table.ts';
import type { EventFacts } from '../acquire/artifacts.ts';
import type { Events } from '../model.ts';
import { rowAt } from '../profiles/events-by-customer.ts';
import type { SessionSource } from '../profiles/tally-customers.ts';
import { DRIFT } from './drift-plan.ts';
import type { DatedEvents } from './time-events.ts';

const DAY = 86_400_000;

/**
 * The events of customers active in both halves of the period, small enough to be handed to every worker: rows customer by
 * customer in the order of time, times local and those of the second half put back by the length of a half, so that both
 * halves lie on the same days.
 */
export interface DriftSample {
  /** Rows of the profiles. */
  readonly customers: Int32Array;
  /** How many customers are active enough in both halves; above the limit some of them were drawn. */
  readonly eligible: number;
  readonly events: Events;
  readonly facts: EventFacts;
  readonly sessions: SessionSource;
  /** Rows of customer c are starts[c] … starts[c + 1] − 1. */
  readonly starts: Int32Array;
  /** By row: 0 for the first half, 1 for the second. */
  readonly half: Uint8Array;
  /** By row: day inside the half, from 0. */
  readonly slot: Int32Array;
  /** Days of a half, a multiple of 7. */
  readonly halfDays: number;
  /** First day of the first half, days since 1970. */
  readonly firstDay: number;
}

/** Days of each half: whole weeks, the surplus left out at the beginning. 0 when the period has no two weeks. O(1). */
export function halfDaysOf({ firstDay, lastDay }: Pick<DatedEvents, 'firstDay' | 'lastDay'>): number {
  return Math.floor((lastDay - firstDay + 1) / 14) * 7;
}

/** Draws the customers for the test of drift and copies their events. O(events). */
export function driftSample(dated: DatedEvents, seed: number): DriftSample {
  const halfDays = halfDaysOf(dated);
  const firstDay = dated.lastDay + 1 - 2 * halfDays;
  const eligible = activeInBoth(dated, firstDay, halfDays);
  const drawn = sampleIndices(
    eligible.length,
    DRIFT.mostCustomers,
    randomStream(seed, 'customers judged for drift'),
  );
  const customers = Int32Array.from(drawn, (index) => eligible[index]!);
  const { grouped, day } = dated;
  const starts = new Int32Array(customers.length + 1);
  const rows: number[] = [];
  customers.forEach((customer, c) => {
    for (let i = grouped.starts[customer]!; i < grouped.starts[customer + 1]!; i++) {
      const row = rowAt(grouped.rows, i);
      if (day[row]! >= firstDay) rows.push(row);
    }
    starts[c + 1] = rows.length;
  });
  const half = Uint8Array.from(rows, (row) => (day[row]! >= firstDay + halfDays ? 1 : 0));
  const slot = Int32Array.from(rows, (row, i) => day[row]! - firstDay - half[i]! * halfDays);
  const time = Float64Array.from(
    rows,
    (row, i) => localTime(dated.offsets, dated.events.time[row]!) - half[i]! * halfDays * DAY,
  );
  return {
    customers,
    eligible: eligible.length,
    events: pickEvents(dated.events, rows, time),
    facts: dated.facts,
    sessions: dated.sessions,
    starts,
    half,
    slot,
    halfDays,
    firstDay,
  };
}

function activeInBoth({ grouped, day }: DatedEvents, firstDay: number, halfDays: number): number[] {
  const eligible: number[] = [];
  for (let customer = 0; customer < grouped.starts.length - 1; customer++) {
    const active = [0, 0];
    let last = -Infinity;
    for (let i = grouped.starts[customer]!; i < grouped.starts[customer + 1]!; i++) {
      const own = day[rowAt(grouped.rows, i)]!;
      if (own < firstDay || own === last) continue;
      last = own;
      active[own >= firstDay + halfDays ? 1 : 0]! += 1;
    }
    if (Math.min(...active) >= DRIFT.leastActiveDays) eligible.push(customer);
  }
  return eligible;
}

function pickEvents(events: Events, rows: readonly number[], time: Float64Array): Events {
  const { discount, order, category, device, channel } = events;
  const named = (column: CodedColumn): CodedColumn => ({
    codes: Int32Array.from(rows, (row) => column.codes[row]!),
    names: column.names,
  });
  return {
    count: rows.length,
    customer: new Int32Array(0),
    customerIds: [],
    time,
    type: Uint8Array.from(rows, (row) => events.type[row]!),
    amount: Float64Array.from(rows, (row) => events.amount[row]!),
    ...(discount === undefined ? {} : { discount: Float32Array.from(rows, (row) => discount[row]!) }),
    ...(order === undefined ? {} : { order: renumbered(order, rows) }),
    ...(category === undefined ? {} : { category: named(category) }),
    ...(device === undefined ? {} : { device: named(device) }),
    ...(channel === undefined ? {} : { channel: named(channel) }),
    sourceRow: new Int32Array(0),
    repeated: new Uint8Array(0),
  };
}

/** Orders numbered anew, without their names: only whether two rows share one counts. */
function renumbered({ codes }: CodedColumn, rows: readonly number[]): CodedColumn {
  const numbers = new Map<number, number>();
  const own = Int32Array.from(rows, (row) => {
    const code = codes[row]!;
    if (code < 0) return -1;
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
  return { codes: own, names: Array.from({ length: numbers.size }, () => '') };
}
