import type { Tallies } from '../tallies.ts';
import { type Feature, ratio } from './feature.ts';

/** Discounts and refunds. */
export const PRICING_FEATURES: readonly Feature[] = [
  {
    name: 'discount_share',
    title: 'Discounted orders',
    unit: 'share of orders',
    group: 'pricing',
    nature: 'share',
    missing: { means: 'no purchase with a known price', fill: 'zero' },
    clustered: true,
    needs: ['discount'],
    value: ({ tallies }, c) => ratio(tallies.discountedOrders[c]!, tallies.pricedOrders[c]!),
  },
  {
    name: 'refund_rate',
    title: 'Refund rate',
    unit: 'refunds per purchase',
    group: 'pricing',
    nature: 'share',
    missing: {
      means: 'no purchase and no refund; refunds alone are set against one purchase',
      fill: 'zero',
    },
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies }, c) => refundRate(tallies, c),
  },
];

/** A refund implies a purchase: where that lies before the data, refunds are set against one, not passed over as none. */
function refundRate({ refunds, purchases }: Tallies, c: number): number {
  const known = refunds[c]! > 0 || purchases[c]! > 0;
  return known ? refunds[c]! / Math.max(1, purchases[c]!) : NaN;
}
