import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';

/**
 * Each feature from the tallies of a customer, as `profiles/features` have it; by name. Unknown is NULL. The joined tables:
 * t tallies, v visit_tallies, o order_tallies, m moment_tallies, c category_tallies, x category_totals.
 */
export function featureColumns(dialect: SqlDialect, referenceDay: number): ReadonlyMap<string, string> {
  const { double } = dialect;
  const [zero, one] = [double(0), double(1)];
  const ratio = (part: string, whole: string): string =>
    `CASE WHEN ${whole} > ${zero} THEN ${part} / ${whole} END`;
  const exposure = `(${double(referenceDay)} - t.first_day)`;
  const gaps = `(t.purchases - ${one})`;
  const mean = `(o.order_span / ${gaps})`;
  const variance = `(o.squared_gaps - o.order_span * ${mean}) / (${gaps} - ${one})`;
  return new Map([
    ['recency', `${double(referenceDay)} - o.last_order_day`],
    [
      'frequency',
      `${double(30)} * t.purchases / CASE WHEN ${exposure} > ${double(30)} THEN ${exposure} ELSE ${double(30)} END`,
    ],
    ['monetary', 't.spent - t.refunded'],
    ['average_order_value', ratio('t.spent', 't.purchases')],
    ['purchases', 't.purchases'],
    ['sessions', 't.sessions'],
    ['views_per_session', ratio('t.views', 't.sessions')],
    ['carts_per_view', ratio('t.carts', 't.views')],
    ['purchases_per_cart_session', ratio('v.cart_purchases', 'v.cart_sessions')],
    ['cart_abandonment', ratio('v.abandoned_sessions', 'v.cart_sessions')],
    ['discount_share', ratio('t.discounted_orders', 't.priced_orders')],
    [
      'refund_rate',
      `CASE WHEN t.refunds > ${zero} OR t.purchases > ${zero} THEN t.refunds / CASE WHEN t.purchases > ${one} THEN t.purchases ELSE ${one} END END`,
    ],
    ['category_entropy', 'c.entropy'],
    ['top_category_lift', 'c.top_part / x.part'],
    ['weekend_share', ratio('m.weekend_moments', 'm.moments')],
    ['evening_share', ratio('m.evening_moments', 'm.moments')],
    ['mean_hour_sin', ratio('m.hour_sines', 'm.moments')],
    ['mean_hour_cos', ratio('m.hour_cosines', 'm.moments')],
    ['tenure', `(t.last_ms - t.first_ms) / ${double(86_400_000)}`],
    ['inter_purchase_mean', ratio('o.order_span', gaps)],
    [
      'inter_purchase_cv',
      `CASE WHEN ${gaps} >= ${double(2)} AND o.order_span > ${zero} THEN CASE WHEN ${variance} > ${zero} THEN SQRT(${variance}) / ${mean} ELSE ${zero} END END`,
    ],
    ['mobile_share', ratio('m.mobile_moments', 'm.device_moments')],
  ]);
}
