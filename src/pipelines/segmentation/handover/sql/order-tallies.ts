import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { IN_TIME } from './counting.ts';
import type { EventReading } from './event-reading.ts';

const DAY = 86_400_000;

/** From `numbered` to `order_tallies`: the day of the last order, and the days between orders, for customers with any. */
export function orderTallies({ dialect: { double } }: EventReading): readonly CommonTable[] {
  return [
    {
      name: 'gaps',
      query: `SELECT customer_id, ms, local_day,\n    (ms - LAG(ms) OVER (${IN_TIME})) / ${double(DAY)} AS days\n  FROM numbered\n  WHERE is_order = 1`,
    },
    {
      name: 'order_tallies',
      query: [
        'SELECT customer_id, MAX(local_day) AS last_order_day,',
        `    (MAX(ms) - MIN(ms)) / ${double(DAY)} AS order_span,`,
        `    COALESCE(SUM(days * days), ${double(0)}) AS squared_gaps`,
        '  FROM gaps',
        '  GROUP BY customer_id',
      ].join('\n'),
    },
  ];
}
