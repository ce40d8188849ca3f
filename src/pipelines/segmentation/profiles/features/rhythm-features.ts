import type { Tallies } from '../tallies.ts';
import { type Feature, NEVER_MISSING, ratio } from './feature.ts';

/** How long a customer has been there, and how regularly. */
export const RHYTHM_FEATURES: readonly Feature[] = [
  {
    name: 'tenure',
    title: 'Tenure',
    unit: 'days from the first to the last event',
    group: 'rhythm',
    nature: 'days',
    missing: NEVER_MISSING,
    clustered: true,
    needs: [],
    value: ({ tallies }, c) => (tallies.lastTime[c]! - tallies.firstTime[c]!) / DAY,
  },
  {
    name: 'inter_purchase_mean',
    title: 'Time between purchases',
    unit: 'days',
    group: 'rhythm',
    nature: 'days',
    missing: { means: 'fewer than two purchases', fill: 'maximum' },
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies }, c) => ratio(purchaseSpan(tallies, c), tallies.purchases[c]! - 1),
  },
  {
    name: 'inter_purchase_cv',
    title: 'Irregularity of purchases',
    unit: 'coefficient of variation',
    group: 'rhythm',
    nature: 'plain',
    missing: { means: 'fewer than three purchases', fill: 'median' },
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies }, c) => gapVariation(tallies, c),
  },
];

const DAY = 86_400_000;

function purchaseSpan({ firstPurchase, lastPurchase }: Tallies, c: number): number {
  return (lastPurchase[c]! - firstPurchase[c]!) / DAY;
}

/** Standard deviation (n − 1) over mean of the gaps between orders; NaN below two gaps, or when all orders coincide. */
function gapVariation(tallies: Tallies, c: number): number {
  const gaps = tallies.purchases[c]! - 1;
  const span = purchaseSpan(tallies, c);
  if (gaps < 2 || !(span > 0)) return NaN;
  const mean = span / gaps;
  const variance = (tallies.squaredGaps[c]! - span * mean) / (gaps - 1);
  return Math.sqrt(Math.max(0, variance)) / mean;
}
