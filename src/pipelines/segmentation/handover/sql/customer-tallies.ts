import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { ADD_TO_CART, PURCHASE, REFUND, VIEW_ITEM } from '../../event-type.ts';
import { countingIn } from './counting.ts';
import type { EventReading } from './event-reading.ts';

/** From `numbered` to `tallies`: every customer with its first and last moment, orders, money, refunds, visits, views and carts. */
export function customerTallies({ dialect }: EventReading): CommonTable {
  const { count, sum, orders } = countingIn(dialect);
  const { double } = dialect;
  return {
    name: 'tallies',
    query: [
      'SELECT customer_id, MIN(ms) AS first_ms, MAX(ms) AS last_ms, MIN(local_day) AS first_day,',
      `    ${count('is_order = 1')} AS purchases,`,
      `    ${sum('amount', `type_code = ${PURCHASE} AND amount IS NOT NULL`)} AS spent,`,
      `    ${sum('-amount', `type_code = ${REFUND} AND amount IS NOT NULL`)} AS refunded,`,
      `    ${orders(`type_code = ${REFUND}`)} AS refunds,`,
      `    ${orders(`type_code = ${PURCHASE} AND discount IS NOT NULL`)} AS priced_orders,`,
      `    ${orders(`type_code = ${PURCHASE} AND discount <> ${double(0)}`)} AS discounted_orders,`,
      `    ${count('begins_visit = 1')} AS sessions,`,
      `    ${count(`type_code = ${VIEW_ITEM}`)} AS views,`,
      `    ${count(`type_code = ${ADD_TO_CART}`)} AS carts`,
      '  FROM numbered',
      '  GROUP BY customer_id',
    ].join('\n'),
  };
}
