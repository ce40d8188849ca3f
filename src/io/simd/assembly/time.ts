import { bytes } from './layout';

/** What bare numbers are; the same numbers as in the wrapper. */
const COMPACT: i32 = 0;
const SECONDS: i32 = 1;
const MILLISECONDS: i32 = 2;

/** Milliseconds since 1970 of times in the common ways; NaN for what is written otherwise. `how`: what bare numbers are, 16 for month first, 32 where a year is followed by the day, 64 where dates that end with the year are none, and 128 where those with slashes or hyphens are unless one part can only be the day. */
export function timeOf(start: i32, end: i32, how: i32, zone: i32): f64 {
  const size = end - start;
  const at = bytes + start;
  if (size == SIZE_OF_SECOND && (how & 32) == 0) {
    const ms = isoSecond(at, zone);
    if (ms == ms) return ms;
  }
  if (size < 8) return NaN;
  const fourth = <i32>load<u8>(at, 4);
  if (size >= 10 && (fourth == 45 || fourth == 47) && load<u8>(at, 7) == fourth) {
    const year = two(at) * 100 + two(at + 2);
    const a = two(at + 5);
    const b = two(at + 8);
    const swap = (how & 32) != 0;
    const days = dayNumber(two(at) < 0 ? -1 : year, swap ? b : a, swap ? a : b);
    return clocked(days, at + 10, size - 10, zone, true);
  }
  const second = <i32>load<u8>(at, 2);
  if (size >= 10 && (second == 45 || second == 47 || second == 46) && load<u8>(at, 5) == second) {
    if (second != 46 && (how & 64) != 0) return NaN;
    const a = two(at);
    const b = two(at + 3);
    const century = two(at + 6);
    const rest = two(at + 8);
    if (century < 0 || rest < 0) return NaN;
    if (second != 46 && (how & 128) != 0 && a <= 12 && b <= 12 && a != b) return NaN;
    const swap = second != 46 && (how & 16) != 0;
    const days = dayNumber(century * 100 + rest, swap ? a : b, swap ? b : a);
    return clocked(days, at + 10, size - 10, zone, false);
  }
  return bareTime(at, size, how & 15, zone);
}

/** Characters of 2024-01-31T12:59:59. */
const SIZE_OF_SECOND: i32 = 19;

/** What a clock and a calendar have at most: two halves of the year, month, day, hour, minute, second, and nothing. */
const LIMITS: v128 = i16x8(99, 99, 12, 31, 23, 59, 60, 99);

/** What makes of them the year, 256 for each month and the day, the minutes, and the seconds. */
const WEIGHTS: v128 = i16x8(100, 1, 256, 1, 60, 1, 1, 0);

/** The commonest way, all its digits at once; NaN for any other. */
function isoSecond(at: usize, zone: i32): f64 {
  const ofDay = load<u64>(at, 4) & 0x00ff_0000_ff00_00ff;
  if (ofDay != 0x0054_0000_2d00_002d && ofDay != 0x0020_0000_2d00_002d) return NaN;
  if ((load<u32>(at, 13) & 0xff00_00ff) != 0x3a00_003a) return NaN;
  const texts = i8x16.shuffle(
    v128.load(at),
    v128.load(at, 3),
    0,
    1,
    2,
    3,
    5,
    6,
    8,
    9,
    11,
    12,
    14,
    15,
    30,
    31,
    0,
    0,
  );
  const digits = i8x16.sub(texts, i8x16.splat(48));
  if (v128.any_true(i8x16.gt_u(digits, i8x16.splat(9)))) return NaN;
  const tens = i16x8.mul(v128.and(digits, i16x8.splat(0xff)), i16x8.splat(10));
  const twos = i16x8.add(tens, i16x8.shr_u(digits, 8));
  if (v128.any_true(i16x8.gt_u(twos, LIMITS))) return NaN;
  const pairs = i32x4.dot_i16x8_s(twos, WEIGHTS);
  const date = i32x4.extract_lane(pairs, 1);
  const days = dayNumber(i32x4.extract_lane(pairs, 0), date >>> 8, date & 0xff);
  if (days == NO_DAY) return NaN;
  const seconds = (i32x4.extract_lane(pairs, 2) - zone) * 60 + i32x4.extract_lane(pairs, 3);
  return <f64>days * 86_400_000 + <f64>seconds * 1000;
}

function bareTime(at: usize, size: i32, numbers: i32, zone: i32): f64 {
  let value: i64 = 0;
  for (let i: i32 = 0; i < size; i++) {
    const digit = <i32>load<u8>(at + i) - 48;
    if (<u32>digit > 9) return NaN;
    if (i < 18) value = value * 10 + digit;
  }
  if (size == 8) {
    if (numbers != COMPACT) return NaN;
    const year = <i32>(value / 10_000);
    if (year < 1800 || year >= 2200) return NaN;
    const days = dayNumber(year, <i32>((value / 100) % 100), <i32>(value % 100));
    return days == NO_DAY ? NaN : <f64>(<i64>days * 86_400_000 - <i64>zone * 60_000);
  }
  let ms: i64 = 0;
  if (numbers == SECONDS && size >= 9 && size <= 11) ms = value * 1000;
  else if (numbers == MILLISECONDS && (size == 11 || size == 13)) ms = value;
  return ms >= FIRST_EPOCH_MS && ms < END_EPOCH_MS ? <f64>ms : NaN;
}

/** Epochs that are times; see "time-text.ts". */
const FIRST_EPOCH_MS: i64 = 100_000_000_000;
const END_EPOCH_MS: i64 = 4_200_000_000_000;

/** A day with the time of day that follows; `iso` texts may have a T, a fraction and a Z. */
function clocked(days: i32, clock: usize, size: i32, zone: i32, iso: bool): f64 {
  if (days == NO_DAY) return NaN;
  let minutes: i64 = <i64>days * 1440 - <i64>zone;
  if (size == 0) return <f64>(minutes * 60_000);
  const joint = <i32>load<u8>(clock);
  if (size < 6 || (joint != 32 && !(iso && (joint == 84 || joint == 116)))) return NaN;
  const hour = two(clock + 1);
  const minute = two(clock + 4);
  if (load<u8>(clock, 3) != 58 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return NaN;
  minutes += hour * 60 + minute;
  if (size == 6) return <f64>(minutes * 60_000);
  if (size < 9 || load<u8>(clock, 6) != 58) return NaN;
  const second = two(clock + 7);
  if (second < 0 || second > 60) return NaN;
  let ms: i64 = minutes * 60_000 + second * 1000;
  if (size == 9) return <f64>ms;
  if (!iso) return NaN;
  let at: i32 = 9;
  const dot = <i32>load<u8>(clock, 9);
  if (dot == 46 || dot == 44) {
    let weight: i32 = 100;
    at = 10;
    while (at < size) {
      const digit = <i32>load<u8>(clock + at) - 48;
      if (<u32>digit > 9) break;
      ms += digit * weight;
      weight /= 10;
      at++;
    }
    if (at == 10) return NaN;
    if (at == size) return <f64>ms;
  }
  const last = <i32>load<u8>(clock + at);
  return at + 1 == size && (last == 90 || last == 122) ? <f64>(ms + <i64>zone * 60_000) : NaN;
}

/** Two digits as a number, negative for anything else. */
function two(at: usize): i32 {
  const tens = <i32>load<u8>(at) - 48;
  const ones = <i32>load<u8>(at, 1) - 48;
  return <u32>tens > 9 || <u32>ones > 9 ? -10_000 : tens * 10 + ones;
}

const NO_DAY: i32 = i32.MIN_VALUE;

/** The first day of each month of these years, and of the one behind them: filled when a machine is opened. */
const FIRST_YEAR: i32 = 1800;
const YEARS: i32 = 400;
const firstDays: usize = memory.data((YEARS * 12 + 1) << 2, 16);

export function fillFirstDays(): void {
  for (let month: i32 = 0; month <= YEARS * 12; month++)
    store<i32>(firstDays + ((<usize>month) << 2), reckonedDay(FIRST_YEAR + month / 12, (month % 12) + 1, 1));
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar, by a table for the common years. */
function dayNumber(year: i32, month: i32, day: i32): i32 {
  if (<u32>(year - FIRST_YEAR) >= <u32>YEARS || <u32>(month - 1) >= 12) return reckonedDay(year, month, day);
  const entry = firstDays + ((<usize>((year - FIRST_YEAR) * 12 + month - 1)) << 2);
  const first = load<i32>(entry);
  return day < 1 || day > load<i32>(entry, 4) - first ? NO_DAY : first + day - 1;
}

/** The same for any year (Hinnant 2013). */
function reckonedDay(year: i32, month: i32, day: i32): i32 {
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NO_DAY;
  const y = month <= 2 ? year - 1 : year;
  if (y < 0) return NO_DAY;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
}

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
