import type { ZoneOffsets } from '../../../../base/time-zone.ts';
import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { inlineRows } from '../../../../io/sql/inline-rows.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import { WHITE_SPACE } from '../../../../io/trimmed-id.ts';
import type { EventReading } from './event-reading.ts';

const DAY = 86_400_000;
/** The ends of the amount settings' range: there, the rules are off. */
const NO_LIMIT = 1e12;
/** Beyond it queries become longer than databases like (SQLite unites no more), and the merges are read from a table instead. */
export const MOST_INLINE_MERGES = 500;
/** The table that many merges are read from. */
export const MERGES_TABLE = 'customer_merges';

/**
 * From `valid` to `kept`: the rows that no quality rule sets aside, under the ids of their customers and at local time, up
 * to the reference day. Columns: customer_id, ms, local_ms, local_day, row_place, type_code, amount, order_id, category,
 * device, channel, discount.
 */
export function keptEvents(reading: EventReading): readonly CommonTable[] {
  const { dialect, offsets, referenceDay } = reading;
  const day = (ms: string): string => `FLOOR(${ms} / ${dialect.double(DAY)})`;
  const rest = 'row_place, type_code, amount, order_id, category, device, channel, discount';
  const merged = mergesQuery(reading);
  const rawId = merged === undefined ? 'raw_id' : 'allowed.raw_id';
  const ownId =
    reading.spelling === 'folded' ? dialect.smallLetters(dialect.trimmed(rawId, WHITE_SPACE)) : rawId;
  // BigQuery parts no rows by floating-point numbers.
  const asText = (number: string): string => `CAST(${number} AS ${dialect.types.text})`;
  const rules = ruleConditions(reading);
  const busy = reading.quality.maxEventsPerDay > 0;
  const copies = reading.quality.dropRepeatedRows;
  const conditions = [
    ...rules,
    ...(busy ? ['raw_id NOT IN (SELECT raw_id FROM busy)'] : []),
    ...(copies ? ['copy_number = 1'] : []),
  ];
  const where = conditions.length === 0 ? '' : `\n  WHERE ${conditions.join('\n    AND ')}`;
  return [
    ...(busy
      ? [
          {
            name: 'busy',
            query: `SELECT raw_id FROM valid GROUP BY raw_id, ${day('ms')} HAVING COUNT(*) > ${reading.quality.maxEventsPerDay}`,
          },
        ]
      : []),
    ...(copies
      ? [
          {
            name: 'counted_copies',
            query: `SELECT raw_id, ms, ${rest},\n    ROW_NUMBER() OVER (PARTITION BY raw_id, ${asText('ms')}, type_code, ${asText('amount')}, order_id, category, device, channel, ${asText('discount')} ORDER BY row_place) AS copy_number\n  FROM valid`,
          },
        ]
      : []),
    {
      name: 'allowed',
      query: `SELECT raw_id, ms, ${localTime(offsets, dialect)} AS local_ms, ${rest}\n  FROM ${copies ? 'counted_copies' : 'valid'}${where}`,
    },
    ...(merged === undefined ? [] : [{ name: 'merges', query: merged }]),
    {
      name: 'kept',
      query: [
        `SELECT ${merged === undefined ? ownId : `COALESCE(merges.canonical_id, ${ownId})`} AS customer_id,`,
        `    ms, local_ms, ${day('local_ms')} AS local_day, ${rest}`,
        '  FROM allowed',
        ...(merged === undefined ? [] : [`  LEFT JOIN merges ON merges.past_id = ${ownId}`]),
        `  WHERE ${day('local_ms')} <= ${dialect.double(referenceDay)}`,
      ].join('\n'),
    },
  ];
}

/** Rules on single rows, as what must hold for a row to stay. */
function ruleConditions({ quality, dialect }: EventReading): readonly string[] {
  const { minAmount, maxAmount, dropAfter } = quality;
  const patterns = quality.testAccounts.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
  return [
    ...patterns.map((pattern) => `NOT (${dialect.fits('raw_id', pattern.split('*'))})`),
    ...(dropAfter === '' ? [] : [`ms < ${dialect.double(Date.parse(dropAfter) + DAY)}`]),
    ...(minAmount <= -NO_LIMIT ? [] : [`(amount IS NULL OR amount >= ${dialect.double(minAmount)})`]),
    ...(maxAmount >= NO_LIMIT ? [] : [`(amount IS NULL OR amount <= ${dialect.double(maxAmount)})`]),
  ];
}

function localTime({ starts, offsets }: ZoneOffsets, { double }: SqlDialect): string {
  const plus = (at: number): string => `ms + ${double(offsets[at]!)}`;
  if (starts.length === 1) return plus(0);
  const cases = Array.from(
    starts.subarray(1),
    (start, i) => `WHEN ms >= ${double(start)} THEN ${plus(i + 1)}`,
  );
  return `CASE\n      ${cases.toReversed().join('\n      ')}\n      ELSE ${plus(0)}\n    END`;
}

function mergesQuery({ merges, dialect }: EventReading): string | undefined {
  if (merges.length === 0) return undefined;
  if (merges.length > MOST_INLINE_MERGES) {
    const text = (column: string): string => `CAST(${column} AS ${dialect.types.text}) AS ${column}`;
    return `SELECT ${text('past_id')}, ${text('canonical_id')} FROM ${MERGES_TABLE}`;
  }
  return inlineRows(
    ['past_id', 'canonical_id'],
    merges.map((pair) => pair.map((id) => dialect.text(id))),
  );
}
