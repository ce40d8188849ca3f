import { monthNumber } from './month-names.ts';

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

export type BareNumber = 'yyyymmdd' | 'epoch-s' | 'epoch-ms' | 'epoch-us' | 'excel-days';

/** The way a time is written; `either-order` when both parts are 12 or less and differ. */
export type TimeShape =
  | 'year-first'
  | 'day-first'
  | 'month-first'
  | 'either-order'
  | 'same-parts'
  | 'dotted'
  | 'named-month'
  | 'month-only'
  | 'compact'
  | 'number';

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
const LONGEST = 64;
const UNIX_EPOCH_IN_EXCEL_DAYS = 25_569;

interface CalendarTime {
  readonly kind: 'calendar';
  readonly shape: TimeShape;
  /** Whether day and month are known apart. */
  readonly ordered: boolean;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayMs: number;
  readonly offset: number | undefined;
}

interface Instant {
  readonly kind: 'instant';
  readonly ms: number;
}

function readIso(text: string, zoneOffsetMinutes: number): number {
  const length = text.length;
  if (length < 10) return NaN;
  const separator = text.charCodeAt(4);
  if ((separator !== 45 && separator !== 47) || text.charCodeAt(7) !== separator) return NaN;
  const days = dayNumber(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
  if (length === 10) return days * DAY_MS - zoneOffsetMinutes * 60_000;
  const joint = text.charCodeAt(10);
  if ((joint !== 32 && joint !== 84 && joint !== 116) || length < 16 || text.charCodeAt(13) !== 58)
    return NaN;
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  let second = 0;
  let at = 16;
  if (text.charCodeAt(16) === 58) {
    second = digitsAt(text, 17, 2);
    at = 19;
  }
  let ms = 0;
  const dot = text.charCodeAt(at);
  if (at === 19 && (dot === 46 || dot === 44)) {
    let weight = 100;
    at++;
    const start = at;
    for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) {
      if (weight >= 1) ms += (code - 48) * weight;
      weight /= 10;
    }
    if (at === start) return NaN;
  }
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return NaN;
  const offset = at === length ? zoneOffsetMinutes : zoneOffset(text, at);
  return days * DAY_MS + (hour * 60 + minute - offset) * 60_000 + second * 1000 + Math.floor(ms);
}

function zoneOffset(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  const rest = text.length - at;
  const sign = text.charCodeAt(at);
  if (rest === 1 && (sign === 90 || sign === 122)) return 0;
  if (sign === 43 || sign === 45 || sign === 0x2212) {
    const hours = digitsAt(text, at + 1, 2);
    const minutes = rest === 3 ? 0 : digitsAt(text, at + (text.charCodeAt(at + 3) === 58 ? 4 : 3), 2);
    const whole = rest === 3 || rest === 5 || (rest === 6 && text.charCodeAt(at + 3) === 58);
    if (!whole || !(hours <= 18 && minutes <= 59)) return NaN;
    return (sign === 43 ? 1 : -1) * (hours * 60 + minutes);
  }
  return rest === 3 && /^(?:UTC|GMT)$/i.test(text.slice(at)) ? 0 : NaN;
}

function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i);
    if (!(code >= 48 && code <= 57)) return NaN;
    value = value * 10 + (code - 48);
  }
  return value;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant 2013), NaN for impossible days. */
function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function parseTime(raw: string, numbers: BareNumber): CalendarTime | Instant | undefined {
  if (raw.length > LONGEST || raw.length < 4) return undefined;
  const text = asciiDigits(raw).trim();
  const first = text.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return first > 64 ? namedMonthTime(text) : undefined;
  if (/^\d+(?:\.\d*)?$/.test(text) && !/^\d{1,2}\.\d{4}$/.test(text)) return bareNumberTime(text, numbers);
  return numericTime(text) ?? compactTime(text) ?? namedMonthTime(text);
}

function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u00a0\u202f]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code === 0xa0 || code === 0x202f) return ' ';
    return String.fromCharCode(48 + (code - (code < 0x6f0 ? 0x660 : 0x6f0)));
  });
}

function numericTime(text: string): CalendarTime | undefined {
  const monthOnly = /^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$/.exec(text);
  if (monthOnly !== null) {
    return calendar(
      'month-only',
      true,
      Number(monthOnly[1] ?? monthOnly[4]),
      Number(monthOnly[2] ?? monthOnly[3]),
      1,
      '',
    );
  }
  const parts = /^(\d{1,4})(\s*[-/.]\s*)(\d{1,2})(\s*[-/.]\s*)(\d{1,4})(?!\d)\.?(.*)$/.exec(text);
  if (parts === null || parts[2]!.trim() !== parts[4]!.trim()) return undefined;
  const [, a = '', separator = '', b = '', , c = '', rest = ''] = parts;
  if (a.length === 4 && c.length <= 2)
    return calendar('year-first', true, Number(a), Number(b), Number(c), rest);
  if (a.length > 2 || (c.length !== 2 && c.length !== 4)) return undefined;
  const dotted = separator.trim() === '.';
  return calendar(dotted ? 'dotted' : 'either-order', dotted, fullYear(c), Number(b), Number(a), rest);
}

function namedMonthTime(text: string): CalendarTime | undefined {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º)?[.\s\-/,]*(?:de\s+)?(\p{L}{3,12})\.?[\s\-/,]*(?:de\s+|del\s+)?'?(\d{4}|\d{2})(?!\d)(.*)$/u.exec(
      text,
    );
  if (dayFirst !== null) return named(dayFirst[2]!, dayFirst[3]!, dayFirst[1]!, dayFirst[4]!);
  const monthOnly = /^(\p{L}{3,12})\.?[\s\-/']*(\d{4}|\d{2})$/u.exec(text);
  if (monthOnly !== null) {
    const month = monthNumber(monthOnly[1]!);
    return month === undefined
      ? undefined
      : calendar('month-only', true, fullYear(monthOnly[2]!), month, 1, '');
  }
  const monthFirst = /^(\p{L}{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)(.*)$/u.exec(text);
  if (monthFirst !== null) return named(monthFirst[1]!, monthFirst[3]!, monthFirst[2]!, monthFirst[4]!);
  const weekday = /^\p{L}{2,10}\.?,?\s+(?=\d|\p{L})/u.exec(text);
  if (weekday === null) return undefined;
  const rest = text.slice(weekday[0].length);
  if (/^\p{L}+\.?,?\s+\p{L}/u.test(rest)) return undefined;
  return /^\d{1,4}[-/.]\d/.test(rest) ? numericTime(rest) : namedMonthTime(rest);
}

function named(word: string, year: string, day: string, rest: string): CalendarTime | undefined {
  const month = monthNumber(word);
  return month === undefined
    ? undefined
    : calendar('named-month', true, fullYear(year), month, Number(day), rest);
}

function compactTime(text: string): CalendarTime | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(.*)$/i.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', rest = ''] = parts;
  const clock = `${hour}:${minute}:${second}${rest}`;
  return calendar('compact', true, Number(year), Number(month), Number(day), clock);
}

function bareNumberTime(text: string, numbers: BareNumber): CalendarTime | Instant | undefined {
  const value = Number(text);
  if (/^\d{8}$/.test(text) && (numbers === 'yyyymmdd' || compactDay(text) !== undefined)) {
    const day = compactDay(text);
    return day === undefined ? undefined : calendar('compact', true, day.year, day.month, day.day, '');
  }
  if (/^(?:1[89]|2[01])\d{10}(?:\d{2})?$/.test(text) && compactDay(text.slice(0, 8)) !== undefined) {
    const compact = compactTime(`${text.slice(0, 8)}T${text.slice(8)}`);
    if (compact !== undefined) return compact;
  }
  if (numbers === 'yyyymmdd') return undefined;
  if (numbers === 'epoch-s') return { kind: 'instant', ms: Math.floor(value * 1000) };
  if (numbers === 'epoch-ms') return { kind: 'instant', ms: Math.floor(value) };
  if (numbers === 'epoch-us') return { kind: 'instant', ms: Math.floor(value / 1000) };
  return { kind: 'instant', ms: Math.round((value - UNIX_EPOCH_IN_EXCEL_DAYS) * DAY_MS) };
}

function compactDay(text: string): { year: number; month: number; day: number } | undefined {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 4, 2);
  const day = digitsAt(text, 6, 2);
  return year >= 1800 && year < 2200 && dayNumber(year, month, day) > -Infinity
    ? { year, month, day }
    : undefined;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year <= 68 ? 2000 + year : 1900 + year;
}

function calendar(
  shape: TimeShape,
  ordered: boolean,
  year: number,
  month: number,
  day: number,
  rest: string,
): CalendarTime | undefined {
  const clock = clockTime(rest);
  return clock === undefined ? undefined : { kind: 'calendar', shape, ordered, year, month, day, ...clock };
}

function clockTime(rest: string): { dayMs: number; offset: number | undefined } | undefined {
  const text = rest.replace(/^[\s,T]+/i, '').trim();
  if (text === '') return { dayMs: 0, offset: undefined };
  const parts =
    /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(Z|UTC|GMT|[-+−]\d{2}(?::?\d{2})?)?$/i.exec(
      text,
    );
  if (parts === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '', half, zone] = parts;
  const written = Number(hours);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = zone === undefined ? undefined : zoneOffset(zone, 0);
  if (offset !== undefined && offset !== offset) return undefined;
  return { dayMs: ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms, offset };
}
