import { countText } from '../../base/number-text.ts';
import { assert } from '../../base/assert.ts';
import { orderFreeSum } from '../../base/order-free-sum.ts';
import { dayText } from './day.ts';
import { PURCHASE, REFUND } from './event-type.ts';
import type { ControlTotals, Events } from './model.ts';

/**
 * The control totals of all events, or of those whose `marks` entry equals `mark`. Revenue adds up purchases and
 * refunds, exactly, so that parts may be added up apart; missing amounts count as 0. Customers are the distinct ids that occur. O(events).
 */
export function controlTotals(events: Events, marks?: Uint8Array, mark = 0): ControlTotals {
  const seen = new Uint8Array(events.customerIds.length);
  const revenue = orderFreeSum();
  const refunds = orderFreeSum();
  let count = 0;
  let customers = 0;
  let first = Infinity;
  let last = -Infinity;
  const { customer, time, type, amount } = events;
  for (let row = 0; row < events.count; row++) {
    if (marks !== undefined && marks[row] !== mark) continue;
    count++;
    const id = customer[row]!;
    if (seen[id] === 0) {
      seen[id] = 1;
      customers++;
    }
    const at = time[row]!;
    if (at < first) first = at;
    if (at > last) last = at;
    if (type[row] !== PURCHASE && type[row] !== REFUND) continue;
    const value = amount[row]!;
    if (value !== value) continue;
    revenue.add(value);
    if (type[row] === REFUND) refunds.add(-value);
  }
  return {
    events: count,
    customers,
    revenue: revenue.value(),
    refunds: refunds.value(),
    firstDay: count === 0 ? undefined : dayText(first),
    lastDay: count === 0 ? undefined : dayText(last),
  };
}

/** The sums among the control totals: what was handed on and what was removed add up to what there was. */
export type AdditiveTotals = Pick<ControlTotals, 'events' | 'revenue' | 'refunds'>;

/**
 * Throws Bug unless before = after + removed: events exactly, money within 1e-9 of the larger side (or 1e-9 itself),
 * far above what compensated summation leaves and far below a cent. O(parts).
 */
export function assertBalanced(
  stage: string,
  before: AdditiveTotals,
  after: AdditiveTotals,
  removed: readonly AdditiveTotals[] = [],
): void {
  const parts = [after, ...removed];
  const events = parts.reduce((sum, part) => sum + part.events, 0);
  assert(
    events === before.events,
    `${stage}: ${countText(before.events)} events came in, ${countText(events)} are accounted for`,
  );
  for (const name of ['revenue', 'refunds'] as const) {
    const sum = orderFreeSum();
    for (const part of parts) sum.add(part[name]);
    const scale = Math.max(1, Math.abs(before[name]), ...parts.map((part) => Math.abs(part[name])));
    const gap = Math.abs(sum.value() - before[name]);
    assert(gap <= 1e-9 * scale, `${stage}: ${name} ${before[name]} came in, ${sum.value()} is accounted for`);
  }
}
