import type { ProfileColumn } from '../../model.ts';
import { type Feature, NEVER_MISSING, ratio } from './feature.ts';

const noPurchase = (fill: ProfileColumn['missing']['fill']): ProfileColumn['missing'] => ({
  means: 'no purchase',
  fill,
});

/** What a customer buys and is worth. */
export const VALUE_FEATURES: readonly Feature[] = [
  {
    name: 'recency',
    title: 'Recency',
    unit: 'days since the last purchase',
    group: 'value',
    nature: 'days',
    missing: noPurchase('maximum'),
    clustered: true,
    needs: ['purchases'],
    value: ({ daysSincePurchase }, c) => daysSincePurchase[c]!,
  },
  {
    name: 'frequency',
    title: 'Purchase frequency',
    unit: 'purchases per 30 days',
    group: 'value',
    nature: 'count',
    missing: NEVER_MISSING,
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies, exposureDays }, c) => (30 * tallies.purchases[c]!) / Math.max(30, exposureDays[c]!),
  },
  {
    name: 'monetary',
    title: 'Net revenue',
    unit: 'currency',
    group: 'value',
    nature: 'money',
    missing: NEVER_MISSING,
    clustered: true,
    needs: ['amounts'],
    value: ({ tallies }, c) => tallies.spent[c]! - tallies.refunded[c]!,
  },
  {
    name: 'average_order_value',
    title: 'Order value',
    unit: 'currency per purchase',
    group: 'value',
    nature: 'money',
    missing: noPurchase('median'),
    clustered: true,
    needs: ['amounts'],
    value: ({ tallies }, c) => ratio(tallies.spent[c]!, tallies.purchases[c]!),
  },
  {
    name: 'purchases',
    title: 'Purchases',
    unit: 'orders',
    group: 'value',
    nature: 'count',
    missing: NEVER_MISSING,
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies }, c) => tallies.purchases[c]!,
  },
];
