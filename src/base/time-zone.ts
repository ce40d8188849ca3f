/** Offsets from UTC that hold in a time zone over a span of time. */
export interface ZoneOffsets {
  /** Moments, ms since 1970 UTC, from which each offset holds; the first is −∞. */
  readonly starts: Float64Array;
  /** Local time − UTC in ms. */
  readonly offsets: Float64Array;
}

/** What is wrong with the name of a time zone; undefined when it can be used. O(1). */
export function timeZoneProblem(zone: string): string | undefined {
  if (fixedOffset(zone) !== undefined) return undefined;
  try {
    zoneFormat(zone);
    return undefined;
  } catch {
    return 'must be UTC, an offset such as +01:00, or a zone such as Europe/Berlin';
  }
}

/**
 * The offsets of a zone (`UTC`, a fixed offset such as `+01:00` or `-0530`, or an IANA name) between two moments. Named
 * zones are looked at day by day (week by week beyond eleven years) and each change is narrowed down to the second, so
 * that no event has to ask the platform. Throws RangeError on an unknown zone. O(days).
 */
export function zoneOffsets(zone: string, from: number, to: number): ZoneOffsets {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return constantOffset(fixed);
  const format = zoneFormat(zone);
  const starts = [-Infinity];
  const first = Math.floor(from / SECOND) * SECOND;
  let offset = offsetOf(format, first);
  const offsets = [offset];
  const step = (to - from) / DAY > 4000 ? 7 * DAY : DAY;
  for (let at = first; at < to; at += step) {
    const next = at + step;
    const nextOffset = offsetOf(format, next);
    if (nextOffset === offset) continue;
    starts.push(changeBetween(format, at, next));
    offsets.push(nextOffset);
    offset = nextOffset;
  }
  return { starts: Float64Array.from(starts), offsets: Float64Array.from(offsets) };
}

/** One offset for all time, in ms. O(1). */
export function constantOffset(offset: number): ZoneOffsets {
  return { starts: Float64Array.of(-Infinity), offsets: Float64Array.of(offset) };
}

/** Local time as if it were UTC, ms since 1970: its days and hours are those of the zone. O(changes). */
export function localTime({ starts, offsets }: ZoneOffsets, time: number): number {
  let which = starts.length - 1;
  while (starts[which]! > time) which--;
  return time + offsets[which]!;
}

const SECOND = 1000;
const DAY = 86_400_000;

function fixedOffset(zone: string): number | undefined {
  if (zone === 'UTC' || zone === 'Z' || zone === 'GMT') return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  if (minutes > 18 * 60 || Number(parts[3]) > 59) return undefined;
  return (parts[1] === '-' ? -minutes : minutes) * 60 * SECOND;
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

function offsetOf(format: Intl.DateTimeFormat, time: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(time)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - time;
}

function changeBetween(format: Intl.DateTimeFormat, before: number, after: number): number {
  const offset = offsetOf(format, before);
  let low = before;
  let high = after;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offsetOf(format, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
