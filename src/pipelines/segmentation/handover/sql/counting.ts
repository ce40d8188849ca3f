import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';

/** How events are counted within a group, as 64-bit floats. */
export interface Counting {
  /** Rows for which a condition holds. */
  count(condition: string): string;
  sum(value: string, condition: string): string;
  /** Distinct orders of the rows for which a condition holds; a row without an order id is one of its own. */
  orders(condition: string): string;
}

export function countingIn({ types, double }: SqlDialect): Counting {
  const rows = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  return {
    count: (condition) => `CAST(${rows(condition)} AS ${types.double})`,
    sum: (value, condition) => `SUM(CASE WHEN ${condition} THEN ${value} ELSE ${double(0)} END)`,
    orders: (condition) =>
      `CAST(COUNT(DISTINCT CASE WHEN ${condition} THEN order_id END) + ${rows(`${condition} AND order_id IS NULL`)} AS ${types.double})`,
  };
}

/** A customer's events in the order of time, as a window. */
export const IN_TIME = 'PARTITION BY customer_id ORDER BY ms, row_place, type_code';
