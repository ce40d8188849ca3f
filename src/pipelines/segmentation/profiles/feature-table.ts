import type { ProfileColumn } from '../model.ts';
import type { Support } from './support.ts';
import type { Tallies } from './tallies.ts';

/** What a feature's value is computed from, beside the customer's own tallies. */
export interface FeatureScope {
  readonly tallies: Tallies;
  /** Whole days from the customer's last order, and from its first event, to the reference day; NaN without. */
  readonly daysSincePurchase: Float64Array;
  readonly exposureDays: Float64Array;
  /** Share of each category in the events of all customers. */
  readonly categoryShares: Float64Array;
}

/** A feature: its words, what it rests on, how missing values count, and its value for customer `c`. */
export interface Feature extends Omit<ProfileColumn, 'values'> {
  readonly needs: readonly Support[];
  value(scope: FeatureScope, c: number): number;
}

const DAY = 86_400_000;

const neverMissing: ProfileColumn['missing'] = { means: 'never missing', fill: 'zero' };
const noPurchase = (fill: ProfileColumn['missing']['fill']): ProfileColumn['missing'] => ({
  means: 'no purchase',
  fill,
});
const noVisit: ProfileColumn['missing'] = { means: 'no visit', fill: 'zero' };
const noMoment: ProfileColumn['missing'] = { means: 'no visit and no purchase', fill: 'median' };

/** Every feature of a customer profile, in the order in which they are shown; of two that agree the earlier is kept. */
export const FEATURES: readonly Feature[] = [
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
    missing: neverMissing,
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
    missing: neverMissing,
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
    missing: neverMissing,
    clustered: true,
    needs: ['purchases'],
    value: ({ tallies }, c) => tallies.purchases[c]!,
  },
  {
    name: 'sessions',
    title: 'Sessions',
    unit: 'sessions',
    group: 'engagement',
    nature: 'count',
    missing: neverMissing,
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => tallies.sessions[c]!,
  },
  {
    name: 'views_per_session',
    title: 'Views per session',
    unit: 'views',
    group: 'engagement',
    nature: 'plain',
    missing: noVisit,
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => ratio(tallies.views[c]!, tallies.sessions[c]!),
  },
  {
    name: 'carts_per_view',
    title: 'Carts per view',
    unit: 'share of views',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'no view', fill: 'median' },
    clustered: true,
    needs: ['behaviour'],
    value: ({ tallies }, c) => ratio(tallies.carts[c]!, tallies.views[c]!),
  },
  {
    name: 'purchases_per_cart_session',
    title: 'Purchases per cart session',
    unit: 'purchases',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'nothing put into a cart', fill: 'median' },
    clustered: true,
    needs: ['behaviour', 'purchases'],
    value: ({ tallies }, c) => ratio(tallies.cartPurchases[c]!, tallies.cartSessions[c]!),
  },
  {
    name: 'cart_abandonment',
    title: 'Cart abandonment',
    unit: 'share of cart sessions',
    group: 'engagement',
    nature: 'share',
    missing: { means: 'nothing put into a cart', fill: 'median' },
    clustered: false,
    needs: ['behaviour', 'purchases'],
    value: ({ tallies }, c) => ratio(tallies.abandonedSessions[c]!, tallies.cartSessions[c]!),
  },
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
  {
    name: 'category_entropy',
    title: 'Variety of categories',
    unit: 'nats',
    group: 'assortment',
    nature: 'plain',
    missing: { means: 'no event with a category', fill: 'median' },
    clustered: true,
    needs: ['category'],
    value: ({ tallies }, c) => tallies.categoryEntropy[c]!,
  },
  {
    name: 'top_category_lift',
    title: 'Lift of the top category',
    unit: '× its share among all customers',
    group: 'assortment',
    nature: 'count',
    missing: { means: 'no event with a category', fill: 'median' },
    clustered: true,
    needs: ['category'],
    value: ({ tallies, categoryShares }, c) =>
      ratio(tallies.topCategoryShare[c]!, categoryShares[tallies.topCategory[c]!] ?? 0),
  },
  {
    name: 'weekend_share',
    title: 'Weekend share',
    unit: 'share of sessions, or of purchases',
    group: 'timing',
    nature: 'share',
    missing: noMoment,
    clustered: true,
    needs: ['moments'],
    value: ({ tallies }, c) => ratio(tallies.weekendMoments[c]!, tallies.moments[c]!),
  },
  {
    name: 'evening_share',
    title: 'Evening share',
    unit: 'share of sessions, or of purchases, at 18–22 h',
    group: 'timing',
    nature: 'share',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.eveningMoments[c]!, tallies.moments[c]!),
  },
  {
    name: 'mean_hour_sin',
    title: 'Mean hour, morning against evening',
    unit: '1 = always at 6 h, −1 = always at 18 h',
    group: 'timing',
    nature: 'plain',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.hourSines[c]!, tallies.moments[c]!),
  },
  {
    name: 'mean_hour_cos',
    title: 'Mean hour, night against midday',
    unit: '1 = always at 0 h, −1 = always at 12 h',
    group: 'timing',
    nature: 'plain',
    missing: noMoment,
    clustered: true,
    needs: ['moments', 'hours'],
    value: ({ tallies }, c) => ratio(tallies.hourCosines[c]!, tallies.moments[c]!),
  },
  {
    name: 'tenure',
    title: 'Tenure',
    unit: 'days from the first to the last event',
    group: 'rhythm',
    nature: 'days',
    missing: neverMissing,
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
  {
    name: 'mobile_share',
    title: 'Mobile share',
    unit: 'share of sessions, or of purchases',
    group: 'device',
    nature: 'share',
    missing: { means: 'no visit or purchase with a known device', fill: 'median' },
    clustered: true,
    needs: ['device', 'moments'],
    value: ({ tallies }, c) => ratio(tallies.mobileMoments[c]!, tallies.deviceMoments[c]!),
  },
];

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}

/** A refund implies a purchase: where that lies before the data, refunds are set against one, not passed over as none. */
function refundRate({ refunds, purchases }: Tallies, c: number): number {
  const known = refunds[c]! > 0 || purchases[c]! > 0;
  return known ? refunds[c]! / Math.max(1, purchases[c]!) : NaN;
}

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
