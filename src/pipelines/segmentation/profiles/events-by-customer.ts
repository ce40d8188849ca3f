import { atOnce, type Sliced, stretches } from '../../../base/sliced.ts';

/** Rows of events, customer by customer, in the order of time inside each. */
export interface EventsByCustomer {
  /** Places of customer c are `starts[c]` … `starts[c + 1] − 1`; {@link rowAt} says which row stands at a place. */
  readonly starts: Int32Array;
  /** The row at each place; undefined where the events stand in this order already, so that every row is its own place. */
  readonly rows: Int32Array | undefined;
}

/** The row of the events at a place. O(1). */
export function rowAt(rows: EventsByCustomer['rows'], place: number): number {
  return rows === undefined ? place : rows[place]!;
}

/**
 * Groups events by customer, stably; customers whose rows are not in the order of time are sorted, stably. Times are ms.
 * `customerOf` gives the customer of each id, and all ids that occur must have one. Events that stand in that order
 * already are looked at once and nothing is made for them; all others take a counting sort. O(events), and O(m log m) for
 * the m rows of customers out of order.
 */
export function eventsByCustomer(
  ids: Int32Array,
  time: Float64Array,
  customerOf: Int32Array,
  customers: number,
): EventsByCustomer {
  return atOnce(slicedByCustomer(ids, time, customerOf, customers));
}

/** The same in slices. */
export function* slicedByCustomer(
  ids: Int32Array,
  time: Float64Array,
  customerOf: Int32Array,
  customers: number,
): Sliced<EventsByCustomer> {
  const inPlace = startsInPlace(ids, time, customerOf, customers);
  if (inPlace !== undefined) return { starts: inPlace, rows: undefined };
  yield;
  const starts = countedStarts(ids, customerOf, customers);
  yield;
  const rows = placedRows(ids, customerOf, starts);
  yield;
  if (isRising(time, ids.length)) return { starts, rows };
  const isLate = lateCustomers(ids, time, customerOf, customers);
  for (const [from, to] of stretches(customers)) {
    yield;
    for (let customer = from; customer < to; customer++) {
      if (isLate[customer] === 1) sortSlice(rows, time, starts[customer]!, starts[customer + 1]!);
    }
  }
  return { starts, rows };
}

/** The first place of each customer, and the end, if the events stand customer by customer and in the order of time inside. */
function startsInPlace(
  ids: Int32Array,
  time: Float64Array,
  customerOf: Int32Array,
  customers: number,
): Int32Array | undefined {
  const starts = new Int32Array(customers + 1);
  let current = -1;
  for (let row = 0; row < ids.length; row++) {
    const customer = customerOf[ids[row]!]!;
    if (customer === current) {
      if (time[row]! < time[row - 1]!) return undefined;
    } else if (customer < current) return undefined;
    else while (current < customer) starts[++current] = row;
  }
  while (current < customers) starts[++current] = ids.length;
  return starts;
}

function countedStarts(ids: Int32Array, customerOf: Int32Array, customers: number): Int32Array {
  const starts = new Int32Array(customers + 1);
  for (let row = 0; row < ids.length; row++) starts[customerOf[ids[row]!]! + 1]! += 1;
  for (let customer = 0; customer < customers; customer++) starts[customer + 1]! += starts[customer]!;
  return starts;
}

/** The rows customer by customer, each in the order in which they came. */
function placedRows(ids: Int32Array, customerOf: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice(0, -1);
  const rows = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) rows[next[customerOf[ids[row]!]!]!++] = row;
  return rows;
}

function isRising(time: Float64Array, count: number): boolean {
  for (let row = 1; row < count; row++) if (time[row]! < time[row - 1]!) return false;
  return true;
}

/** 1 for each customer with a row before an earlier one in time. */
function lateCustomers(
  ids: Int32Array,
  time: Float64Array,
  customerOf: Int32Array,
  customers: number,
): Uint8Array {
  const isLate = new Uint8Array(customers);
  const last = new Float64Array(customers).fill(-Infinity);
  for (let row = 0; row < ids.length; row++) {
    const customer = customerOf[ids[row]!]!;
    const at = time[row]!;
    if (at < last[customer]!) isLate[customer] = 1;
    last[customer] = at;
  }
  return isLate;
}

function sortSlice(rows: Int32Array, time: Float64Array, from: number, to: number): void {
  rows.subarray(from, to).sort((a, b) => time[a]! - time[b]! || a - b);
}
