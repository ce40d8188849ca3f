import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import {
  ADD_TO_CART,
  CHECKOUT,
  PURCHASE,
  REFUND,
  SESSION_START,
  VIEW_CATEGORY,
  VIEW_ITEM,
} from '../../event-type.ts';
import { MOBILE_WORDS, NOT_MOBILE_WORDS } from '../../profiles/mobile-devices.ts';
import { EVENING, SESSION_PAUSE } from '../../profiles/tally-customers.ts';
import type { EventReading } from './event-reading.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * From `kept` to one table for each kind of tally, one row per customer in each: `tallies` (all customers), `visit_tallies`
 * and `order_tallies` and `moment_tallies` (those with any). What `tallyCustomers` counts in one pass is counted here by
 * windows over each customer's events in the order of time.
 */
export function customerTables(reading: EventReading): readonly CommonTable[] {
  const { dialect, sessions } = reading;
  const { double } = dialect;
  const count = (condition: string): string =>
    `CAST(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${dialect.types.double})`;
  const sum = (value: string, condition: string): string =>
    `SUM(CASE WHEN ${condition} THEN ${value} ELSE ${double(0)} END)`;
  const orders = (condition: string): string =>
    `CAST(COUNT(DISTINCT CASE WHEN ${condition} THEN order_id END) + SUM(CASE WHEN ${condition} AND order_id IS NULL THEN 1 ELSE 0 END) AS ${dialect.types.double})`;
  const inTime = 'ORDER BY ms, row_place, type_code';
  const perCustomer = `PARTITION BY customer_id ${inTime}`;
  const begins = {
    marked: `type_code = ${SESSION_START}`,
    pauses: `type_code <= ${PURCHASE} AND (last_visit IS NULL OR ms - last_visit > ${double(SESSION_PAUSE)})`,
    none: '1 = 0',
  }[sessions];
  const carried =
    'customer_id, ms, local_ms, local_day, row_place, type_code, amount, order_id, category, device, channel, discount';
  const isOrder = `type_code = ${PURCHASE} AND (order_id IS NULL OR row_of_order = 1)`;
  const isMoment = sessions === 'none' ? 'is_order = 1' : 'begins_visit = 1';
  return [
    {
      name: 'placed',
      query: [
        `SELECT ${carried},`,
        `    ROW_NUMBER() OVER (PARTITION BY customer_id, type_code, order_id ${inTime}) AS row_of_order,`,
        `    MAX(CASE WHEN type_code <= ${PURCHASE} THEN ms END) OVER (${perCustomer} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_visit`,
        '  FROM kept',
      ].join('\n'),
    },
    {
      name: 'marked',
      query: [
        `SELECT ${carried},`,
        `    CASE WHEN ${isOrder} THEN 1 ELSE 0 END AS is_order,`,
        `    CASE WHEN ${begins} THEN 1 ELSE 0 END AS begins_visit`,
        '  FROM placed',
      ].join('\n'),
    },
    {
      name: 'numbered',
      query: `SELECT ${carried}, is_order, begins_visit,\n    SUM(begins_visit) OVER (${perCustomer} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS visit\n  FROM marked`,
    },
    {
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
    },
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
    {
      name: 'gaps',
      query: `SELECT customer_id, ms, local_day,\n    (ms - LAG(ms) OVER (${perCustomer})) / ${double(DAY)} AS days\n  FROM numbered\n  WHERE is_order = 1`,
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
    {
      name: 'moments',
      query: [
        'SELECT customer_id, device, channel,',
        `    local_day + ${double(4)} - ${double(7)} * FLOOR((local_day + ${double(4)}) / ${double(7)}) AS weekday,`,
        `    FLOOR((local_ms - local_day * ${double(DAY)}) / ${double(MINUTE)}) AS minute_of_day`,
        '  FROM numbered',
        `  WHERE ${isMoment}`,
      ].join('\n'),
    },
    {
      name: 'moment_tallies',
      query: [
        `SELECT customer_id, CAST(COUNT(*) AS ${dialect.types.double}) AS moments,`,
        `    ${count(`weekday = ${double(0)} OR weekday = ${double(6)}`)} AS weekend_moments,`,
        `    ${count(`minute_of_day >= ${double(EVENING[0])} AND minute_of_day < ${double(EVENING[1])}`)} AS evening_moments,`,
        `    SUM(SIN(minute_of_day * ${double((2 * Math.PI) / 1440)})) AS hour_sines,`,
        `    SUM(COS(minute_of_day * ${double((2 * Math.PI) / 1440)})) AS hour_cosines,`,
        `    ${count('device IS NOT NULL')} AS device_moments,`,
        `    ${count(isMobile(reading))} AS mobile_moments`,
        '  FROM moments',
        '  GROUP BY customer_id',
      ].join('\n'),
    },
    ...mostFrequent(reading, {
      column: 'category',
      from: 'numbered',
      where: `type_code BETWEEN ${VIEW_CATEGORY} AND ${PURCHASE} AND type_code <> ${CHECKOUT}`,
    }),
    ...mostFrequent(reading, { column: 'device', from: 'moments', where: '1 = 1' }),
    ...mostFrequent(reading, { column: 'channel', from: 'moments', where: '1 = 1' }),
  ];
}

function isMobile({ dialect }: EventReading): string {
  const has = (words: readonly string[]): string =>
    words.map((word) => dialect.fits('LOWER(device)', ['', word, ''])).join(' OR ');
  return `(${has(MOBILE_WORDS)}) AND NOT (${has(NOT_MOBILE_WORDS)})`;
}

/** Beyond it the query would become too long. */
const MOST_NAMES = 1000;

/**
 * `…_shares`: the most frequent word of each customer, among equals the one that came first in the data of the run, with
 * its share and the entropy of all; `…_totals`: how often each word occurs in all. Nothing where the run knew no such words.
 */
function mostFrequent(
  { dialect, names }: EventReading,
  {
    column,
    from,
    where,
  }: { readonly column: 'category' | 'device' | 'channel'; readonly from: string; readonly where: string },
): readonly CommonTable[] {
  const words = names[column];
  if (words === undefined) return [];
  const place =
    words.length === 0 || words.length > MOST_NAMES
      ? '0'
      : `CASE ${column}\n      ${words.map((word, code) => `WHEN ${dialect.text(word)} THEN ${code}`).join('\n      ')}\n      ELSE ${words.length} END`;
  const double = dialect.types.double;
  return [
    {
      name: `${column}_counts`,
      query: `SELECT customer_id, ${column}, CAST(COUNT(*) AS ${double}) AS times,\n    ${place} AS word_place\n  FROM ${from}\n  WHERE ${column} IS NOT NULL AND ${where}\n  GROUP BY customer_id, ${column}`,
    },
    {
      name: `${column}_ranks`,
      query: [
        `SELECT customer_id, ${column}, times / SUM(times) OVER (PARTITION BY customer_id) AS part,`,
        `    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY times DESC, word_place, ${column}) AS word_rank`,
        `  FROM ${column}_counts`,
      ].join('\n'),
    },
    {
      name: `${column}_tallies`,
      query: [
        `SELECT customer_id, MAX(CASE WHEN word_rank = 1 THEN ${column} END) AS top_${column},`,
        '    MAX(CASE WHEN word_rank = 1 THEN part END) AS top_part,',
        '    SUM(-part * LN(part)) AS entropy',
        `  FROM ${column}_ranks`,
        '  GROUP BY customer_id',
      ].join('\n'),
    },
    ...(column === 'category'
      ? [
          {
            name: 'category_totals',
            query: `SELECT category, SUM(times) / SUM(SUM(times)) OVER () AS part\n  FROM category_counts\n  GROUP BY category`,
          },
        ]
      : []),
  ];
}
