import { dayNumber, digitsAt } from './calendar-day.ts';
import { zoneOffset } from './iso-time.ts';
import { monthNamed } from './month-names.ts';

/** Order of the parts of a date such as 01/02/2023, 23-01-02 or 2023-02-01; see `TimeReading`. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first' | 'year-day-month';

/** What a bare number in a time column is; `epoch-mixed`: seconds, milliseconds or microseconds, each told by its size. */
export type BareNumber = 'yyyymmdd' | 'epoch-s' | 'epoch-ms' | 'epoch-us' | 'epoch-mixed' | 'excel-days';

/** The way a time is written; `either-order` when both parts are 12 or less and differ. */
export type TimeShape =
  | 'year-first'
  | 'year-day-month'
  | 'short-year-first'
  | 'day-first'
  | 'month-first'
  | 'either-order'
  | 'same-parts'
  | 'dotted'
  | 'named-month'
  | 'month-only'
  | 'compact'
  | 'number';

/** A calendar day with a time of day; `day` and `month` may have to change places when not `ordered`. */
export interface CalendarTime {
  readonly kind: 'calendar';
  readonly shape: TimeShape;
  /** Whether day and month are known apart. */
  readonly ordered: boolean;
  readonly year: number;
  /** Whether the first and the last part have two digits or less, so that either may be the year. */
  readonly shortYear?: boolean;
  readonly month: number;
  /** What the name of the month means in Croatian, where that is another one; then it has to be known which language it is. */
  readonly croatianMonth?: number;
  readonly day: number;
  readonly dayMs: number;
  readonly offset: number | undefined;
}

/** A point in time. */
export interface Instant {
  readonly kind: 'instant';
  readonly ms: number;
}

/** What a text says about a time, or undefined; see `readTime` for what is understood. O(length). */
export function parseTime(raw: string, numbers: BareNumber): CalendarTime | Instant | undefined {
  if (raw.length > LONGEST || raw.length < 4) return undefined;
  const text = withoutRemark(asciiDigits(raw).trim());
  const first = text.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return first > 64 ? namedMonthTime(text) : undefined;
  if (/^\d+(?:\.\d*)?$/.test(text) && !/^\d{1,2}\.\d{4}$/.test(text)) return bareNumberTime(text, numbers);
  return numericTime(text) ?? compactTime(text) ?? namedMonthTime(text);
}

/** Without a zone's name after its offset, as in `…+01:00[Europe/Berlin]` or `…GMT+0100 (CET)`, and with 年月日 as hyphens. */
function withoutRemark(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  if (last === 93 || last === 41) return text.replace(/(?<=[\dZ])\s*[[(][^[\](]*[\])]$/, '');
  return text.includes('年')
    ? text
        .replace(/\s*[年月]\s*/g, '-')
        .replace(/日\s*/, ' ')
        .trim()
    : text;
}

/** The text with Arabic-Indic digits and hard blanks in ASCII. O(length). */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u00a0\u202f]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code === 0xa0 || code === 0x202f) return ' ';
    return String.fromCharCode(48 + (code - (code < 0x6f0 ? 0x660 : 0x6f0)));
  });
}

function numericTime(text: string): CalendarTime | undefined {
  const monthOnly = /^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})([-/.])(\d{4}))$/.exec(text);
  if (monthOnly !== null) {
    const year = Number(monthOnly[1] ?? monthOnly[5]);
    const isNumber = monthOnly[4] === '.' && (year < 1900 || year > 2100);
    return isNumber
      ? undefined
      : calendar('month-only', true, year, Number(monthOnly[2] ?? monthOnly[3]), 1, '');
  }
  const parts = /^(\d{1,4})(\s*[-/.]\s*)(\d{1,2})(\s*[-/.]\s*)(\d{1,4})(?!\d)\.?(.*)$/.exec(text);
  if (parts === null || parts[2]!.trim() !== parts[4]!.trim()) return undefined;
  const [, a = '', separator = '', b = '', , c = '', rest = ''] = parts;
  if (a.length === 4 && c.length <= 2)
    return calendar('year-first', true, Number(a), Number(b), Number(c), rest);
  if (a.length > 2 || c.length === 3) return undefined;
  const dotted = separator.trim() === '.';
  if (c.length === 1 && (a.length === 1 || dotted)) return undefined;
  const shape = c.length === 1 ? 'short-year-first' : dotted ? 'dotted' : 'either-order';
  const time = calendar(shape, dotted, fullYear(c), Number(b), Number(a), rest);
  return time === undefined || a.length !== 2 || c.length === 4 ? time : { ...time, shortYear: true };
}

/** The orders that a date of three numbers may be written in; undefined for any other text. O(length). */
export function readsByOrder(raw: string):
  | {
      readonly kind: 'short' | 'long' | 'year-led';
      readonly orders: readonly DateOrder[];
      readonly first: number;
      readonly last: number;
    }
  | undefined {
  const parts = /^\s*(\d{1,4})\s*([-/.])\s*\d{1,2}\s*([-/.])\s*(\d{1,4})(?!\d)/.exec(asciiDigits(raw));
  if (parts === null || parts[2] !== parts[3]) return undefined;
  const [, a = '', separator, , c = ''] = parts;
  const ends = { first: Number(a), last: Number(c) };
  if (a.length === 4) return { kind: 'year-led', orders: ['year-first', 'year-day-month'], ...ends };
  const dayOrMonth: readonly DateOrder[] = separator === '.' ? ['day-first'] : ['day-first', 'month-first'];
  return a.length === 2 && c.length <= 2
    ? { kind: 'short', orders: [...dayOrMonth, 'year-first'], ...ends }
    : { kind: 'long', orders: dayOrMonth, ...ends };
}

function namedMonthTime(text: string): CalendarTime | undefined {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º)?[.\s\-/,]*(?:de\s+)?(\p{L}{3,12})\.?[\s\-/,]*(?:de\s+|del\s+)?'?(\d{4}|\d{2})(?!\d)(.*)$/u.exec(
      text,
    );
  if (dayFirst !== null) return named(dayFirst[2]!, dayFirst[3]!, dayFirst[1]!, dayFirst[4]!);
  const monthOnly = /^(\p{L}{3,12})\.?[\s\-/']*(\d{4}|\d{2})$/u.exec(text);
  if (monthOnly !== null) {
    return named(monthOnly[1]!, monthOnly[2]!, '1', '', 'month-only');
  }
  const monthFirst = /^(\p{L}{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)(.*)$/u.exec(text);
  if (monthFirst !== null) return named(monthFirst[1]!, monthFirst[3]!, monthFirst[2]!, monthFirst[4]!);
  const weekday = /^\p{L}{2,10}\.?,?\s+(?=\d|\p{L})/u.exec(text);
  if (weekday === null) return undefined;
  const rest = text.slice(weekday[0].length);
  if (/^\p{L}+\.?,?\s+\p{L}/u.test(rest)) return undefined;
  return /^\d{1,4}[-/.]\d/.test(rest) ? numericTime(rest) : namedMonthTime(rest);
}

function named(
  word: string,
  year: string,
  day: string,
  rest: string,
  shape: TimeShape = 'named-month',
): CalendarTime | undefined {
  const name = monthNamed(word);
  if (name === undefined) return undefined;
  const time = calendar(shape, true, fullYear(year), name.month, Number(day), rest);
  return time === undefined || name.croatian === undefined ? time : { ...time, croatianMonth: name.croatian };
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
  const ms = millisecondsOf(value, numbers);
  const isOfKind = numbers === 'excel-days' ? ms <= LAST_MS : ms >= FIRST_EPOCH_MS && ms < END_EPOCH_MS;
  return isOfKind ? { kind: 'instant', ms } : undefined;
}

/** The end of the year 9999: what lies beyond is another kind of number. */
const LAST_MS = 253_402_300_799_999;

/** Epochs from 1973 to 2103: a number of another size is one of another kind, such as days or a date without marks. */
const FIRST_EPOCH_MS = 100_000_000_000;
const END_EPOCH_MS = 4_200_000_000_000;

function millisecondsOf(value: number, numbers: Exclude<BareNumber, 'yyyymmdd'>): number {
  if (numbers === 'epoch-s') return Math.floor(value * 1000);
  if (numbers === 'epoch-ms') return Math.floor(value);
  if (numbers === 'epoch-us') return Math.floor(value / 1000);
  if (numbers === 'epoch-mixed')
    return Math.floor(value < 1e10 ? value * 1000 : value < 1e13 ? value : value / 1000);
  return Math.round((value - UNIX_EPOCH_IN_EXCEL_DAYS) * DAY_MS);
}

/** The year that two or four digits stand for: 00–68 → 2000s, POSIX. O(1). */
export function fullYear(digits: string): number {
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
    /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(Z|(?:UTC|GMT)?[-+−]\d{2}(?::?\d{2})?|UTC|GMT)?$/i.exec(
      text,
    );
  if (parts === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '', half, zone] = parts;
  const written = Number(hours);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = zone === undefined ? undefined : zoneOffset(zone.replace(/^(?:UTC|GMT)(?=.)/i, ''), 0);
  if (offset !== undefined && offset !== offset) return undefined;
  return { dayMs: ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms, offset };
}

/** Year, month and day of eight digits between 1800 and 2199, or undefined. O(1). */
export function compactDay(text: string): { year: number; month: number; day: number } | undefined {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 4, 2);
  const day = digitsAt(text, 6, 2);
  return year >= 1800 && year < 2200 && dayNumber(year, month, day) > -Infinity
    ? { year, month, day }
    : undefined;
}

const DAY_MS = 86_400_000;

const LONGEST = 64;

const UNIX_EPOCH_IN_EXCEL_DAYS = 25_569;
