import { dayNumber, digitsAt } from './calendar-day.ts';

/** Milliseconds since 1970 UTC of an ISO 8601 date or date-time (also with a blank or slashes), NaN for any other text. Allocates nothing. O(length). */
export function readIso(text: string, zoneOffsetMinutes: number): number {
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

/** Minutes east of UTC of what follows a time from a position on (`Z`, `+01`, `-0530`, `+05:30`, `UTC`), or NaN. O(1). */
export function zoneOffset(text: string, from: number): number {
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

const DAY_MS = 86_400_000;
