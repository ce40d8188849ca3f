import { dayNumber } from './calendar-day.ts';
import { readIso } from './iso-time.ts';
import { asciiDigits, compactDay, parseTime } from './time-text.ts';
import type { BareNumber, TimeShape } from './time-text.ts';

/** How the texts of one time column are read. */
export interface TimeReading {
  /** Order in 01/02/2023; texts with dots are always day first, texts that begin with four digits year first. */
  readonly order: 'day-first' | 'month-first';
  /** What a bare number is; 8 digits that form a date, 12 and 14 digits are compact dates in any case. */
  readonly numbers: BareNumber;
  /** Whether `Jan-23` or `2023-01` is read as the first day of that month, or is no time. */
  readonly monthOnly: 'first-day' | 'refuse';
  /** Minutes east of UTC assumed for times without a zone; 0 = UTC. */
  readonly zoneOffsetMinutes: number;
}

/**
 * Milliseconds since 1970-01-01 UTC (whole, rounded down), or NaN when the text is no time. ISO 8601 dates and
 * date-times with fractions and offsets are read without allocation; then d/m/y and m/d/y with 2- or 4-digit years
 * (00–68 → 2000s, POSIX), month names, AM/PM, compact forms, epoch and spreadsheet numbers. Impossible days are no times.
 * O(length); texts over 64 characters are no times.
 */
export function readTime(text: string, reading: TimeReading): number {
  const iso = readIso(text, reading.zoneOffsetMinutes);
  if (iso === iso) return iso;
  const parsed = parseTime(text, reading.numbers);
  if (parsed === undefined) return NaN;
  if (parsed.kind === 'instant') return parsed.ms;
  if (parsed.shape === 'month-only' && reading.monthOnly === 'refuse') return NaN;
  const swap = parsed.shape !== 'dotted' && parsed.ordered === false && reading.order === 'month-first';
  const day = swap ? parsed.month : parsed.day;
  const month = swap ? parsed.day : parsed.month;
  const days = dayNumber(parsed.year, month, day);
  if (days !== days) return NaN;
  const offset = parsed.offset ?? reading.zoneOffsetMinutes;
  return days * DAY_MS + parsed.dayMs - offset * 60_000;
}

/** The way a text is written, or undefined when it is no time under any order. O(length). */
export function timeShape(text: string): TimeShape | undefined {
  if (readIso(text, 0) === readIso(text, 0)) return 'year-first';
  const parsed = parseTime(text, 'epoch-ms');
  if (parsed === undefined) return undefined;
  if (parsed.kind === 'instant') return 'number';
  if (parsed.ordered || parsed.shape === 'dotted') {
    return dayNumber(parsed.year, parsed.month, parsed.day) > -Infinity ? parsed.shape : undefined;
  }
  const dayFirst = dayNumber(parsed.year, parsed.month, parsed.day) > -Infinity;
  const monthFirst = dayNumber(parsed.year, parsed.day, parsed.month) > -Infinity;
  if (dayFirst && monthFirst) return parsed.day === parsed.month ? 'same-parts' : 'either-order';
  if (dayFirst) return 'day-first';
  return monthFirst ? 'month-first' : undefined;
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
