/** Writes numbers and times as the texts that `String` and `toISOString` make, without making them. */
export interface AsciiText {
  readonly bytes: Uint8Array;
  /** Gives the length; −1 for numbers of other than up to two places after the mark. O(digits). */
  number(value: number, mark: 44 | 46): number;
  /** Of years from 1000 to 9999; with `Z` or without, or the day alone. O(1). */
  time(ms: number, shape: 'utc' | 'local' | 'day'): number;
}

export function createAsciiText(): AsciiText {
  const bytes = new Uint8Array(40);
  const days = new Float64Array(KNOWN_DAYS).fill(NaN);
  const dates = new Int32Array(KNOWN_DAYS);

  function digits(value: number, from: number, count: number): void {
    let left = value;
    for (let at = from + count - 1; at >= from; at--) {
      const rest = Math.floor(left / 10);
      bytes[at] = ZERO + left - 10 * rest;
      left = rest;
    }
  }

  /** A day as the number YYYYMMDD. */
  function dateOf(day: number): number {
    const slot = (day % KNOWN_DAYS) + (day < 0 ? KNOWN_DAYS - 1 : 0);
    if (days[slot] !== day) {
      const date = new Date(day * DAY_MS);
      days[slot] = day;
      dates[slot] = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
    }
    return dates[slot]!;
  }

  function end(length: number): number {
    bytes.fill(0, length, length + 8);
    return length;
  }

  return {
    bytes,
    number(value, mark) {
      const hundredths = Math.round(value * 100);
      const size = Math.abs(hundredths);
      if (!(size < MOST_HUNDREDTHS) || hundredths / 100 !== value) return -1;
      const whole = Math.floor(size / 100);
      let at = 0;
      if (value < 0) bytes[at++] = MINUS;
      let count = 1;
      for (let power = 10; power <= whole; power *= 10) count++;
      digits(whole, at, count);
      at += count;
      const part = size - whole * 100;
      if (part === 0) return end(at);
      bytes[at] = mark;
      digits(part, at + 1, 2);
      return end(part % 10 === 0 ? at + 2 : at + 3);
    },
    time(ms, shape) {
      const day = Math.floor(ms / DAY_MS);
      const date = dateOf(day);
      digits(Math.floor(date / 10_000), 0, 4);
      digits(Math.floor(date / 100) % 100, 5, 2);
      digits(date % 100, 8, 2);
      bytes[4] = MINUS;
      bytes[7] = MINUS;
      if (shape === 'day') return end(10);
      const within = ms - day * DAY_MS;
      const seconds = Math.floor(within / 1000);
      bytes[10] = LETTER_T;
      digits(Math.floor(seconds / 3600), 11, 2);
      bytes[13] = COLON;
      digits(Math.floor(seconds / 60) % 60, 14, 2);
      bytes[16] = COLON;
      digits(seconds % 60, 17, 2);
      bytes[19] = POINT;
      digits(within % 1000, 20, 3);
      if (shape === 'local') return end(23);
      bytes[23] = LETTER_Z;
      return end(24);
    },
  };
}

const DAY_MS = 86_400_000;

/** Days whose dates are remembered, by the rest of dividing their numbers. */
const KNOWN_DAYS = 4096;

const MOST_HUNDREDTHS = 1e15;

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;
