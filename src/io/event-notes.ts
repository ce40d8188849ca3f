import { shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { otherOrder, readTime, withOrder } from './date-format.ts';
import type { ImportPlan } from './import-plan.ts';
import { MOST_CURRENCIES, type NoteCounts } from './note-counts.ts';
import { currencyMark } from './number-format.ts';
import { logPaddedIds } from './padded-ids.ts';
import { countPercents } from './percent-counts.ts';
import { logRowHashes } from './row-hashes.ts';
import { hashTexts } from './text-hash.ts';

/** Watches the rows of an events file for what the user should be told although it is no error. */
export interface EventNotes {
  row(record: CsvRecord, row: number, ms: number): void;
  /** The parts of `row`, for rows that are no records: times of several, the hashes of their ids, and a currency as written. */
  times(firstRow: number, times: Float64Array): void;
  eventIds(hashes: Uint32Array): void;
  currency(cell: string): void;
  /** The id of a customer with blanks around it, as written. */
  paddedId(cell: string): void;
  badTime(text: string): void;
  /** An amount with something beside its digits: a sign, a currency. */
  writtenAmount(row: number, text: string): void;
  /** An amount that is beyond what is plausible and counts as missing. */
  hugeAmount(row: number, text: string): void;
  /** A number of a column that is written in per cent. */
  percent(column: number, row: number): void;
  counts(): NoteCounts;
}

/**
 * Notes implausible times (before 1900, from 2090 on, and the placeholders 1900-01-01 and 1970-01-01 at midnight), times
 * that only the other day/month order can read, ids of events, several currencies, and amounts with a typographic minus
 * or beyond the plausible. O(1) a row.
 */
export function createEventNotes(plan: ImportPlan): EventNotes {
  const eventIdAt = plan.eventId?.index ?? -1;
  const currencyAt = plan.currency?.index ?? -1;
  const eventIds = logRowHashes();
  const paddedIds = logPaddedIds();
  const percents = countPercents();
  const tally = {
    implausible: 0,
    implausibleRow: 0,
    readByOtherOrder: 0,
    months: 0,
    minuses: 0,
    minusRow: 0,
    huge: 0,
    hugeRow: 0,
    hugeText: '',
  };
  const signs = new Set<string>();
  const currencies = new Set<string>();
  const otherReading = withOrder(plan.time, otherOrder(plan.time.order));
  const firstDays = { ...plan.time, monthOnly: 'first-day' } as const;

  function noteTime(row: number, ms: number): void {
    if (ms < YEAR_1900 || ms >= YEAR_2090 || ms === 0 || ms === YEAR_1900) {
      if (tally.implausible++ === 0) tally.implausibleRow = row;
    }
  }

  function noteCurrency(cell: string): void {
    if (currencies.size < MOST_CURRENCIES) currencies.add(cell.trim());
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
    paddedId: paddedIds.note,
    percent: percents.note,
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
      if (!Number.isNaN(readTime(text, otherReading))) tally.readByOtherOrder++;
      else if (!Number.isNaN(readTime(text, firstDays))) tally.months++;
    },
    writtenAmount(row, text) {
      const mark = currencyMark(text);
      if (mark !== '' && signs.size < MOST_CURRENCIES) signs.add(mark);
      if (TYPOGRAPHIC_MINUS.test(text) && tally.minuses++ === 0) tally.minusRow = row;
    },
    hugeAmount(row, text) {
      if (tally.huge++ > 0) return;
      tally.hugeRow = row;
      tally.hugeText = shortened(text);
    },
    counts: () => ({
      ...tally,
      signs: [...signs],
      currencies: [...currencies],
      paddedIds: paddedIds.found(),
      percents: percents.counts(),
      ...(eventIdAt < 0 ? {} : { eventIds: eventIds.finish() }),
    }),
  };
}

/** Not where a dash stands for no cents, as in `12.–`. */
const TYPOGRAPHIC_MINUS = /(?<![.,])[\u2012\u2013\u2212\ufe63\uff0d]/;

const YEAR_1900 = -2_208_988_800_000;

/** From here on times are implausible. */
export const YEAR_2090 = 3_786_912_000_000;
