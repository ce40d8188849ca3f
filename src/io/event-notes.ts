import { shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { readTime } from './date-format.ts';
import type { EventTable } from './event-table.ts';
import { findCopies } from './find-copies.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { currencyMark } from './number-format.ts';
import { logRowHashes, ROWS_OF_A_BLOCK, type RowHashes } from './row-hashes.ts';
import { hashTexts } from './text-hash.ts';

/** Watches the rows of an events file for what the user should be told although it is no error. */
export interface EventNotes {
  row(record: CsvRecord, row: number, ms: number): void;
  /** The parts of `row`, for rows that are no records: times of several, the hashes of their ids, and a currency as written. */
  times(firstRow: number, times: Float64Array): void;
  eventIds(hashes: Uint32Array): void;
  currency(cell: string): void;
  badTime(text: string): void;
  /** An amount with something beside its digits: a sign, a currency. */
  writtenAmount(row: number, text: string): void;
  /** An amount that is beyond what is plausible and counts as missing. */
  hugeAmount(row: number, text: string): void;
  finish(table: EventTable, tooManyTypes: boolean): readonly ImportWarning[];
}

/**
 * Notes implausible times (before 1900, from 2090 on, and the placeholders 1900-01-01 and 1970-01-01 at midnight), times
 * that only the other day/month order can read, repeated event ids, several currencies, amounts with a typographic minus
 * or beyond the plausible, control characters and words such as `null` among the ids. O(1) a row.
 */
export function createEventNotes(plan: ImportPlan): EventNotes {
  const eventIdAt = plan.eventId?.index ?? -1;
  const currencyAt = plan.currency?.index ?? -1;
  const eventIds = logRowHashes();
  const signs = new Set<string>();
  const currencies = new Set<string>();
  const otherOrder = {
    ...plan.time,
    order: plan.time.order === 'day-first' ? 'month-first' : 'day-first',
  } as const;
  let implausible = 0;
  let implausibleRow = 0;
  let readByOtherOrder = 0;
  let minuses = 0;
  let minusRow = 0;
  let huge = 0;
  let hugeRow = 0;
  let hugeText = '';

  function noteTime(row: number, ms: number): void {
    if (ms < YEAR_1900 || ms >= YEAR_2090 || ms === 0 || ms === YEAR_1900) {
      if (implausible++ === 0) implausibleRow = row;
    }
  }

  function noteCurrency(cell: string): void {
    if (currencies.size < 20) currencies.add(cell.trim());
  }

  return {
    times(firstRow, times) {
      for (let i = 0; i < times.length; i++) {
        const ms = times[i]!;
        if (ms < YEAR_1900 || ms >= YEAR_2090 || ms === 0 || ms === YEAR_1900) noteTime(firstRow + i, ms);
      }
    },
    eventIds: eventIds.append,
    currency: noteCurrency,
    row(record, row, ms) {
      noteTime(row, ms);
      if (eventIdAt >= 0) {
        const eventId = record[eventIdAt];
        const { low, high } = hashTexts([eventId ?? '']);
        if (eventId === undefined) eventIds.skip();
        else eventIds.push(low, high);
      }
      const currency = record[currencyAt];
      if (currency !== undefined) noteCurrency(currency);
    },
    badTime(text) {
      if (!Number.isNaN(readTime(text, otherOrder))) readByOtherOrder++;
    },
    writtenAmount(row, text) {
      const mark = currencyMark(text);
      if (mark !== '' && signs.size < 20) signs.add(mark);
      if (TYPOGRAPHIC_MINUS.test(text) && minuses++ === 0) minusRow = row;
    },
    hugeAmount(row, text) {
      if (huge++ > 0) return;
      hugeRow = row;
      hugeText = shortened(text);
    },
    finish(table, tooManyTypes) {
      const { customerIds } = table;
      const repeatedIds = eventIdAt < 0 ? undefined : repeatedAmong(eventIds.finish(), table);
      const warnings: ImportWarning[] = [];
      const warn = (code: string, message: string): number => warnings.push({ code, message });
      if (implausible > 0) {
        warn(
          'implausible-times',
          `${implausible} rows have an implausible time, such as 1970-01-01 or 9999-12-31 (first: row ${implausibleRow}); they are kept, and recency counts from the last of all times. “Drop events after” leaves late ones out.`,
        );
      }
      if (readByOtherOrder > 0) {
        warn(
          'time-order',
          `${readByOtherOrder} times were rejected that read well as ${otherOrder.order.replace('-', ' ')}: check the order of day and month.`,
        );
      }
      if (repeatedIds !== undefined && repeatedIds.count > 0) {
        warn(
          'repeated-event-ids',
          `${repeatedIds.count} rows carry a “${plan.eventId?.name}” that occurred before with other contents (first: row ${repeatedIds.firstRow}); they are kept.`,
        );
      }
      if (minuses > 0) {
        warn(
          'typographic-minus',
          `${minuses} amounts are written with a typographic minus or a dash (− –) in place of “-” (first: row ${minusRow}); they are read as negative.`,
        );
      }
      if (huge > 0) {
        warn(
          'huge-amounts',
          `${huge} rows have an amount beyond ±1e15, where cents are lost, in “${amountName(plan)}” (first: row ${hugeRow}, “${hugeText}”); the rows are kept and their amounts count as missing. Correct the file, or choose another column for the amount.`,
        );
      }
      currencies.delete('');
      if (currencies.size > 1) {
        warn(
          'mixed-currencies',
          `The column “${plan.currency?.name}” names ${currencies.size} currencies (${[...currencies].sort().join(', ')}); amounts are added up as if they were one.`,
        );
      }
      if (signs.size > 1) {
        warn(
          'mixed-currencies',
          `The amounts carry ${signs.size} currency signs (${[...signs].sort().join(' ')}); they are added up as if they were one.`,
        );
      }
      if (customerIds.some((id) => CONTROL.test(id))) {
        warn(
          'control-characters',
          'Some customer ids contain control characters; they are kept as they are.',
        );
      }
      const words = customerIds.filter((id) => ID_LIKE_NOTHING.has(id.toLowerCase()));
      if (words.length > 0) {
        warn(
          'id-words',
          `These customer ids look like “no value”: ${words.join(', ')}. They are kept; add them to the missing ids to leave them out.`,
        );
      }
      if (tooManyTypes)
        warn(
          'many-types',
          'The type column has more than 254 different values; the rarer ones met last are counted as one.',
        );
      return warnings;
    },
  };
}

/** Ids that stood before in a row that is no copy; the hashes are of the rows that were kept. */
function repeatedAmong(
  { rows, blocks }: RowHashes,
  { repeated, sourceRow }: EventTable,
): { readonly count: number; readonly firstRow: number } {
  const compared = blocks.map((block, i) => withoutRepeated(block, repeated.subarray(i * ROWS_OF_A_BLOCK)));
  const { marks, counts } = findCopies([{ rows, blocks: compared }]);
  return { count: counts[0]!, firstRow: sourceRow[marks[0]!.indexOf(1)] ?? 0 };
}

function withoutRepeated(hashes: Uint32Array, repeated: Uint8Array): Uint32Array {
  const compared = hashes.slice();
  for (let i = 0; 2 * i < hashes.length; i++) if (repeated[i] === 1) compared.fill(0, 2 * i, 2 * i + 2);
  return compared;
}

function amountName({ mapping: { amount } }: ImportPlan): string {
  if (amount === undefined) return '';
  return amount.kind === 'column' ? amount.name : `${amount.left.name} * ${amount.right.name}`;
}

const TYPOGRAPHIC_MINUS = /[\u2012\u2013\u2212\ufe63\uff0d]/;

const YEAR_1900 = -2_208_988_800_000;

const YEAR_2090 = 3_786_912_000_000;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const ID_LIKE_NOTHING: ReadonlySet<string> = new Set([
  'null',
  'nan',
  'undefined',
  'unknown',
  'none',
  'anonymous',
  'guest',
  'test',
  'total',
]);
