import { assert } from '../../../base/assert.ts';
import { runningSum } from '../../../io/exact-sum.ts';
import { PURCHASE, REFUND } from '../event-type.ts';
import type { ControlTotals, Events } from '../model.ts';

/**
 * The control totals added up customer by customer, a way of its own to the same sums: an event that resolution lost or
 * counted twice shows. Throws Bug on an event without a customer. O(events + customers).
 */
export function customerTotals(
  events: Events,
  canonicalOf: Int32Array,
  customers: number,
): Omit<ControlTotals, 'firstDay' | 'lastDay'> {
  const count = new Float64Array(customers);
  const revenue = new Float64Array(customers);
  const refunds = new Float64Array(customers);
  for (let row = 0; row < events.count; row++) {
    const customer = canonicalOf[events.customer[row]!]!;
    assert(customer >= 0, 'an event has no customer');
    count[customer]! += 1;
    const type = events.type[row]!;
    const amount = events.amount[row]!;
    if ((type !== PURCHASE && type !== REFUND) || amount !== amount) continue;
    revenue[customer]! += amount;
    if (type === REFUND) refunds[customer]! -= amount;
  }
  const sumOf = (values: Float64Array): number => {
    const sum = runningSum();
    for (const value of values) sum.add(value);
    return sum.value();
  };
  return { events: sumOf(count), customers, revenue: sumOf(revenue), refunds: sumOf(refunds) };
}
