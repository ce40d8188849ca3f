import { REFUND } from '../event-type.ts';
import type { Events } from '../model.ts';
import type { Buyers } from './buyers.ts';

/** What is left of spend after refunds. */
export interface KeptSpend {
  /** Share refunded of all spend, 0 to 1. */
  readonly refunded: number;
  /** Share that each buyer is expected to keep, 0 to 1. */
  readonly kept: Float64Array;
}

/**
 * Each buyer's share of spend that is not refunded: the own share, drawn towards that of all by the weight of one mean
 * purchase, so that one refund of one purchase is not taken for a habit. Without refunds it is 1. O(events + customers).
 */
export function keptSpend(
  { count, type, amount, customer }: Pick<Events, 'count' | 'type' | 'amount' | 'customer'>,
  canonicalOf: Int32Array,
  customers: number,
  { customer: buyers, spend }: Buyers,
): KeptSpend {
  const refunds = new Float64Array(customers);
  for (let row = 0; row < count; row++) {
    if (type[row] === REFUND && amount[row] === amount[row]) {
      refunds[canonicalOf[customer[row]!]!]! -= amount[row]!;
    }
  }
  const gross = Float64Array.from(buyers, (_, i) => {
    const all = spend.counts[i]! * spend.means[i]!;
    return Number.isFinite(all) ? all : 0;
  });
  let spent = 0;
  let refunded = 0;
  let occasions = 0;
  buyers.forEach((each, i) => {
    spent += gross[i]!;
    refunded += refunds[each]!;
    occasions += spend.counts[i]!;
  });
  const share = spent > 0 ? clamped(refunded / spent) : 0;
  const weight = occasions > 0 ? spent / occasions : 0;
  const kept = Float64Array.from(buyers, (each, i) => {
    const known = gross[i]! + weight;
    return known > 0 ? 1 - clamped((refunds[each]! + weight * share) / known) : 1;
  });
  return { refunded: share, kept };
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
