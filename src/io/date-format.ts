import { dayNumber } from './calendar-day.ts';
import { readIso } from './iso-time.ts';
import type { MonthLanguage } from './month-names.ts';
import { asciiDigits, compactDay, fullYear, parseTime } from './time-text.ts';
import type { BareNumber, CalendarTime, DateOrder, TimeShape } from './time-text.ts';

/** How the texts of one time column are read. */
export interface TimeReading {
  /**
   * Order in 01/02/2023; texts with dots are day first. `year-first`: 23-01-02 and 23.01.02 are years, months, days;
   * `year-day-month`: so are texts that begin with four digits, which else are years, months, days. Under these two, 01/02/2023
   * is no time, because they do not say which of both is the day.
   */
  readonly order: DateOrder;
  /** Orders that nothing known of the column rules out beside this one; absent where it is known. */
  readonly open?: readonly DateOrder[];
  /** What a bare number is; 8 digits that form a date, 12 and 14 digits are compact dates in any case. */
  readonly numbers: BareNumber;
  /** Whether `Jan-23` or `2023-01` is read as the first day of that month, or is no time. */
  readonly monthOnly: 'first-day' | 'refuse';
  /** Minutes east of UTC assumed for times without a zone; 0 = UTC. */
  readonly zoneOffsetMinutes: number;
  /** The language of names that are different months in several; absent: such names are no months. */
  readonly monthNames?: MonthLanguage;
}

/**
 * Milliseconds since 1970-01-01 UTC (whole, rounded down), or NaN when the text is no time. ISO 8601 dates and
 * date-times with fractions and offsets are read without allocation; then d/m/y and m/d/y with 2- or 4-digit years
 * (00–68 → 2000s, POSIX), month names, AM/PM, compact forms, epoch and spreadsheet numbers. Impossible days are no times.
 * A date that is of different days in the order and in those that are open is no time; see {@link isOpenDate}.
 * O(length); texts over 64 characters are no times.
 */
export function readTime(text: string, reading: TimeReading): number {
  const swapped = reading.order === 'year-day-month';
  const iso = readIso(swapped ? withDayLast(text) : text, reading.zoneOffsetMinutes);
  if (iso === iso) return iso;
  const written = parseTime(text, reading.numbers);
  if (written === undefined) return NaN;
  if (written.kind === 'instant') return written.ms;
  const parsed = written.croatianMonth === undefined ? written : inLanguage(written, reading.monthNames);
  if (parsed === undefined) return NaN;
  if (parsed.shape === 'month-only' && reading.monthOnly === 'refuse') return NaN;
  const days = reading.open === undefined ? dayIn(parsed, reading.order) : onlyDay(daysOf(parsed, reading));
  if (days !== days) return NaN;
  const offset = parsed.offset ?? reading.zoneOffsetMinutes;
  return days * DAY_MS + parsed.dayMs - offset * 60_000;
}

function inLanguage(time: CalendarTime, language: MonthLanguage | undefined): CalendarTime | undefined {
  if (language === undefined) return undefined;
  return language === 'croatian' ? { ...time, month: time.croatianMonth ?? time.month } : time;
}

/** The same in another order, which is known unless others are open. O(1). */
export function withOrder(reading: TimeReading, order: DateOrder, open?: readonly DateOrder[]): TimeReading {
  const { open: _, ...others } = reading;
  return { ...others, order, ...(open === undefined ? {} : { open }) };
}

/** Whether a text is a date of different days in the orders that are open. O(length). */
export function isOpenDate(text: string, reading: TimeReading): boolean {
  if (reading.open === undefined) return false;
  const parsed = parseTime(text, reading.numbers);
  return parsed?.kind === 'calendar' && daysOf(parsed, reading).size > 1;
}

/** The days that a date is of in the orders that it may be in. */
function daysOf(time: CalendarTime, { order, open = [] }: TimeReading): ReadonlySet<number> {
  const days = [order, ...open].map((each) => dayIn(time, each));
  return new Set(days.filter((day) => !Number.isNaN(day)));
}

function onlyDay(days: ReadonlySet<number>): number {
  const [day = NaN] = days;
  return days.size === 1 ? day : NaN;
}

/** The order that dates are most often in where they do not fit this one. O(1). */
export function otherOrder(order: DateOrder): DateOrder {
  if (order === 'day-first') return 'month-first';
  return order === 'year-day-month' ? 'year-first' : 'day-first';
}

/** The day in an order of its parts, or NaN. */
function dayIn({ shape, ordered, year, month, day, shortYear }: CalendarTime, order: DateOrder): number {
  if (order === 'year-day-month' && shape === 'year-first') return dayNumber(year, day, month);
  if (order === 'year-first' && shortYear === true)
    return dayNumber(fullYear(String(day).padStart(2, '0')), month, year % 100);
  if (shape === 'short-year-first') return NaN;
  if (ordered) return dayNumber(year, month, day);
  if (order === 'day-first') return dayNumber(year, month, day);
  return order === 'month-first' ? dayNumber(year, day, month) : NaN;
}

/** 2023-31-01… as 2023-01-31…; any other text as it is. */
function withDayLast(text: string): string {
  return /^\d{4}([-/])\d\d\1\d\d/.test(text)
    ? `${text.slice(0, 5)}${text.slice(8, 10)}${text[4]}${text.slice(5, 7)}${text.slice(10)}`
    : text;
}

/** The way a text is written, or undefined when it is no time under any order. O(length). */
export function timeShape(text: string): TimeShape | undefined {
  if (readIso(text, 0) === readIso(text, 0)) return 'year-first';
  const parsed = parseTime(text, 'epoch-ms');
  if (parsed === undefined) return undefined;
  if (parsed.kind === 'instant') return 'number';
  const isShortYear = dayIn(parsed, 'year-first') > -Infinity && parsed.shortYear === true;
  if (parsed.shape === 'short-year-first') return isShortYear ? parsed.shape : undefined;
  if (parsed.ordered) {
    if (dayNumber(parsed.year, parsed.month, parsed.day) > -Infinity) return parsed.shape;
    if (parsed.shape === 'year-first' && dayIn(parsed, 'year-day-month') > -Infinity) return 'year-day-month';
    return isShortYear ? 'short-year-first' : undefined;
  }
  const dayFirst = dayNumber(parsed.year, parsed.month, parsed.day) > -Infinity;
  const monthFirst = dayNumber(parsed.year, parsed.day, parsed.month) > -Infinity;
  if (dayFirst && monthFirst) return parsed.day === parsed.month ? 'same-parts' : 'either-order';
  if (dayFirst) return 'day-first';
  if (monthFirst) return 'month-first';
  return isShortYear ? 'short-year-first' : undefined;
}

/**
 * What bare numbers of a time column are, judged by their digits: undefined when no reading makes them plausible times
 * between 1973 and 2100 (calendar days 1800 to 2199 for `yyyymmdd`). O(length).
 */
export function bareNumberKind(text: string): BareNumber | undefined {
  const trimmed = asciiDigits(text).trim();
  if (!/^\d{5,16}(?:\.\d{1,9})?$/.test(trimmed)) return undefined;
  const whole = trimmed.split('.')[0]!;
  if (whole.length === 8 && whole === trimmed)
    return compactDay(whole) === undefined ? undefined : 'yyyymmdd';
  const value = Number(whole);
  if (value >= 1e8 && value < 4.2e9) return 'epoch-s';
  if (value >= 1e11 && value < 4.2e12) return 'epoch-ms';
  if (value >= 1e14 && value < 4.2e15) return 'epoch-us';
  return value >= 18_000 && value < 74_000 ? 'excel-days' : undefined;
}

const DAY_MS = 86_400_000;
