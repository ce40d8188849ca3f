import { countedText, countText } from '../../../base/number-text.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { dayText } from '../day.ts';
import type { Notice } from '../notice.ts';

/** The first row dated within these days since 1970 UTC; undefined where rows are of no file. */
export type FindRow = (fromDay: number, toDay: number) => number | undefined;

/**
 * Tells of a few events dated far from all others, which move the reference day or lengthen how long customers are known. A few are
 * 0.5% of the events or, among fewer than 600, up to three, one for each twenty events. Late ones lie more than 180 days behind the
 * others, early ones more than a year before, and both more than ten times the mean gap between events. By the events alone, whatever
 * the date today. O(days).
 */
export function strayDates(summary: EventSummary, findRow: FindRow): readonly Notice[] {
  const { days, byDay, events } = summary;
  if (events < FEWEST_EVENTS) return [];
  const few = Math.floor(Math.max(events * FEW_SHARE, Math.min(MOST_OF_FEW, events / FEWEST_EVENTS)));
  const last = dayWithin(byDay, events - few);
  const first = byDay.length - 1 - dayWithin(byDay.toReversed(), events - few);
  const meanGap = Math.max(0, days[last]! - days[first]!) / events;
  const latest = days[last]! + Math.max(LATE_DAYS, MEAN_GAPS * meanGap);
  const from = days.findIndex((day) => day > latest);
  const to = lastBefore(days, first, Math.max(EARLY_DAYS, MEAN_GAPS * meanGap));
  return [
    ...(from < 0 ? [] : [lateNotice(summary, from, findRow)]),
    ...(to < 0 ? [] : [earlyNotice(summary, to, findRow)]),
  ];
}

/** The position of the first day up to which so many events lie. */
function dayWithin(byDay: Float64Array, count: number): number {
  let before = 0;
  return byDay.findIndex((each) => (before += each) >= count);
}

/** The position of the last day before a gap longer than `gap` days, looked for from `first` downwards; −1 without any. */
function lastBefore(days: Int32Array, first: number, gap: number): number {
  for (let i = first; i > 0; i--)
    if (days[i]! - days[i - 1]! > gap) return TOLD_AT_IMPORT.has(days[i - 1]!) ? -1 : i - 1;
  return -1;
}

function lateNotice({ days, byDay }: EventSummary, from: number, findRow: FindRow): Notice {
  const strays = byDay.subarray(from).reduce((sum, each) => sum + each, 0);
  const bulk = days.findLast((day) => day < days[from]! - LATE_DAYS)!;
  return {
    code: 'late-dates',
    message: `${countedText(strays, 'event is', 'events are')} dated more than ${LATE_DAYS} days after almost all others, which lie up to ${text(bulk)} (${example(days[from]!, days.at(-1)!, findRow)}). Recency counts from the last event: if that is a mistake, set “Drop events after” to ${text(days[from - 1]!)}.`,
  };
}

function earlyNotice({ days, byDay }: EventSummary, to: number, findRow: FindRow): Notice {
  const strays = byDay.subarray(0, to + 1).reduce((sum, each) => sum + each, 0);
  return {
    code: 'early-dates',
    message: `${countedText(strays, 'event is', 'events are')} dated more than a year before all others, which begin on ${text(days[to + 1]!)} (${example(days[0]!, days[to]!, findRow)}). ${strays === 1 ? 'It lengthens' : 'They lengthen'} how long customers are known: if that is a mistake, correct the dates in the file.`,
  };
}

function example(fromDay: number, toDay: number, findRow: FindRow): string {
  const row = findRow(fromDay, toDay);
  const between = fromDay === toDay ? text(fromDay) : `${text(fromDay)} to ${text(toDay)}`;
  return row === undefined ? between : `${between}; first: row ${countText(row)}`;
}

function text(day: number): string {
  return dayText(day * 86_400_000);
}

/** 1900-01-01 and 1970-01-01, which stand for “no time”. */
const TOLD_AT_IMPORT: ReadonlySet<number> = new Set([-25_567, 0]);

const FEWEST_EVENTS = 20;

const FEW_SHARE = 0.005;

const MOST_OF_FEW = 3;

const LATE_DAYS = 180;

const EARLY_DAYS = 366;

const MEAN_GAPS = 10;
