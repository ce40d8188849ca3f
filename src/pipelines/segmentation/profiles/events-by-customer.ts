import { atOnce, type Sliced, stretches } from '../../../base/sliced.ts';

/** Rows of events, customer by customer, in the order of time inside each. */
export interface EventsByCustomer {
  /** Rows of customer c are `rows[starts[c]]` … `rows[starts[c + 1] − 1]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/**
 * Counting sort by customer, stable; customers whose rows are not in the order of time are sorted, stably. Times are ms.
 * `customerOf` gives the customer of each id, and all ids that occur must have one. O(events), and O(m log m) for the m
 * rows out of order.
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
  const { starts, rows } = inGroups(ids, customerOf, customers);
  for (const [from, to] of stretches(customers)) {
    yield;
    for (let customer = from; customer < to; customer++) {
      const first = starts[customer]!;
      const end = starts[customer + 1]!;
      if (!inOrder(rows, time, first, end)) sortSlice(rows, time, first, end);
    }
  }
  return { starts, rows };
}

/** The rows customer by customer, each in the order in which they came. */
function inGroups(ids: Int32Array, customerOf: Int32Array, customers: number): EventsByCustomer {
  const starts = new Int32Array(customers + 1);
  for (let row = 0; row < ids.length; row++) starts[customerOf[ids[row]!]! + 1]! += 1;
  for (let customer = 0; customer < customers; customer++) starts[customer + 1]! += starts[customer]!;
  const next = starts.slice(0, customers);
  const rows = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) rows[next[customerOf[ids[row]!]!]!++] = row;
  return { starts, rows };
}

function inOrder(rows: Int32Array, time: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (time[rows[i]!]! < time[rows[i - 1]!]!) return false;
  return true;
}

function sortSlice(rows: Int32Array, time: Float64Array, from: number, to: number): void {
  rows.subarray(from, to).sort((a, b) => time[a]! - time[b]! || a - b);
}
