import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { ADD_TO_CART } from '../../event-type.ts';
import { countingIn } from './counting.ts';
import type { EventReading } from './event-reading.ts';

/** From `numbered` to `visit_tallies`: visits with something in the cart, orders made in them, and those left without one. */
export function visitTallies({ dialect }: EventReading): readonly CommonTable[] {
  const { count } = countingIn(dialect);
  return [
    {
      name: 'visits',
      query: `SELECT customer_id, visit, SUM(CASE WHEN type_code = ${ADD_TO_CART} THEN 1 ELSE 0 END) AS carts, SUM(is_order) AS orders\n  FROM numbered\n  GROUP BY customer_id, visit`,
    },
    {
      name: 'visit_tallies',
      query: [
        `SELECT customer_id, ${count('carts > 0')} AS cart_sessions,`,
        `    CAST(SUM(CASE WHEN carts > 0 THEN orders ELSE 0 END) AS ${dialect.types.double}) AS cart_purchases,`,
        `    ${count('carts > 0 AND orders = 0')} AS abandoned_sessions`,
        '  FROM visits',
        '  GROUP BY customer_id',
      ].join('\n'),
    },
  ];
}
