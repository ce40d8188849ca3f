import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { CHECKOUT, PURCHASE, VIEW_CATEGORY } from '../../event-type.ts';
import type { EventReading } from './event-reading.ts';

/** Beyond it the query would become too long, and words that are equally frequent follow the alphabet. */
export const MOST_WORDS = 1000;

/** Tables of categories (of what was looked at and bought), devices and channels (of moments), and the parts of categories in all. */
export function wordTallies(reading: EventReading): readonly CommonTable[] {
  const categories = mostFrequent(reading, {
    column: 'category',
    from: 'numbered',
    where: `type_code BETWEEN ${VIEW_CATEGORY} AND ${PURCHASE} AND type_code <> ${CHECKOUT}`,
  });
  return [
    ...categories,
    ...(categories.length === 0 ? [] : [CATEGORY_TOTALS]),
    ...mostFrequent(reading, { column: 'device', from: 'moments', where: '1 = 1' }),
    ...mostFrequent(reading, { column: 'channel', from: 'moments', where: '1 = 1' }),
  ];
}

const CATEGORY_TOTALS: CommonTable = {
  name: 'category_totals',
  query:
    'SELECT category, SUM(times) / SUM(SUM(times)) OVER () AS part\n  FROM category_counts\n  GROUP BY category',
};

/**
 * `…_tallies`: the most frequent word of each customer, among equals the one that came first in the data of the run, with
 * its share and the entropy of all. Nothing where the run knew no such words.
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
    words.length === 0 || words.length > MOST_WORDS
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
  ];
}
