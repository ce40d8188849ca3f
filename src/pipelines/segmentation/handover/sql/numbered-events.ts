import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { PURCHASE, SESSION_START } from '../../event-type.ts';
import { SESSION_PAUSE } from '../../profiles/tally-customers.ts';
import { IN_TIME } from './counting.ts';
import type { EventReading } from './event-reading.ts';

const CARRIED =
  'customer_id, ms, local_ms, local_day, row_place, type_code, amount, order_id, category, device, channel, discount';

/**
 * From `kept` to `numbered`: the same events with is_order (1 for the first row of an order), begins_visit, and the number
 * of the visit they belong to, 0 before the first.
 */
export function numberedEvents({ dialect, sessions }: EventReading): readonly CommonTable[] {
  const begins = {
    marked: `type_code = ${SESSION_START}`,
    pauses: `type_code <= ${PURCHASE} AND (last_visit IS NULL OR ms - last_visit > ${dialect.double(SESSION_PAUSE)})`,
    none: '1 = 0',
  }[sessions];
  const isOrder = `type_code = ${PURCHASE} AND (order_id IS NULL OR row_of_order = 1)`;
  return [
    {
      name: 'placed',
      query: [
        `SELECT ${CARRIED},`,
        `    ROW_NUMBER() OVER (PARTITION BY customer_id, type_code, order_id ORDER BY ms, row_place) AS row_of_order,`,
        `    MAX(CASE WHEN type_code <= ${PURCHASE} THEN ms END) OVER (${IN_TIME} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_visit`,
        '  FROM kept',
      ].join('\n'),
    },
    {
      name: 'marked',
      query: [
        `SELECT ${CARRIED},`,
        `    CASE WHEN ${isOrder} THEN 1 ELSE 0 END AS is_order,`,
        `    CASE WHEN ${begins} THEN 1 ELSE 0 END AS begins_visit`,
        '  FROM placed',
      ].join('\n'),
    },
    {
      name: 'numbered',
      query: `SELECT ${CARRIED}, is_order, begins_visit,\n    SUM(begins_visit) OVER (${IN_TIME} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS visit\n  FROM marked`,
    },
  ];
}
