import { type Sliced, type Stretch, stretches } from '../../../base/sliced.ts';
import { localTime, type ZoneOffsets } from '../../../base/time-zone.ts';
import { PURCHASE } from '../event-type.ts';
import type { Events } from '../model.ts';
import { rowAt, slicedByCustomer } from '../profiles/events-by-customer.ts';

/** Days on which customers bought, customer by customer in the order of time. */
export interface PurchaseOccasions {
  /** Occasions of customer c are `starts[c]` … `starts[c + 1] − 1`. */
  readonly starts: Int32Array;
  /** Days since 1970-01-01 in the zone. */
  readonly day: Int32Array;
  /** All that was bought on the day, before refunds; NaN where no amount is known. */
  readonly spend: Float64Array;
}

/**
 * Purchases as the models of Fader and Hardie count them: all of one customer on one local day are one occasion, whatever
 * the number of orders, and refunds are not taken off. `customerOf` gives the customer of each id. O(events).
 */
export function* purchaseOccasions(
  events: Events,
  customerOf: Int32Array,
  customers: number,
  offsets: ZoneOffsets,
): Sliced<PurchaseOccasions> {
  let count = 0;
  for (let row = 0; row < events.count; row++) if (events.type[row] === PURCHASE) count++;
  const eventRow = new Int32Array(count);
  const ids = new Int32Array(count);
  const time = new Float64Array(count);
  for (let row = 0, at = 0; row < events.count; row++) {
    if (events.type[row] !== PURCHASE) continue;
    eventRow[at] = row;
    ids[at] = events.customer[row]!;
    time[at++] = events.time[row]!;
  }
  yield;
  const grouped = yield* slicedByCustomer(ids, time, customerOf, customers);
  const starts = new Int32Array(customers + 1);
  const day = new Int32Array(count);
  const spend = new Float64Array(count);
  let occasions = 0;
  const gather = ([from, to]: Stretch): void => {
    for (let customer = from; customer < to; customer++) {
      for (let i = grouped.starts[customer]!; i < grouped.starts[customer + 1]!; i++) {
        const row = rowAt(grouped.rows, i);
        const today = Math.floor(localTime(offsets, time[row]!) / DAY);
        const amount = events.amount[eventRow[row]!]!;
        const last = occasions - 1;
        if (occasions > starts[customer]! && day[last]! >= today) {
          if (amount === amount) spend[last] = spend[last] === spend[last] ? spend[last]! + amount : amount;
        } else {
          day[occasions] = today;
          spend[occasions++] = amount;
        }
      }
      starts[customer + 1] = occasions;
    }
  };
  for (const stretch of stretches(customers)) {
    gather(stretch);
    yield;
  }
  return { starts, day: day.slice(0, occasions), spend: spend.slice(0, occasions) };
}

const DAY = 86_400_000;
