import { countText, countedText } from '../base/number-text.ts';
import { YEAR_2090 } from './event-notes.ts';
import type { EventTable } from './event-table.ts';
import type { ImportWarning } from './import-report.ts';

/**
 * What is told of events that lie after the day of reading, with the clock of whoever reads: reading itself depends on the file
 * and its plan alone. Times from 2090 on are told as implausible anyway. O(rows).
 */
export function futureTimes(
  { time, sourceRow }: Pick<EventTable, 'time' | 'sourceRow'>,
  now: number,
): readonly ImportWarning[] {
  const tomorrow = now + DAY_MS;
  let count = 0;
  let first = 0;
  let latest = -Infinity;
  for (let i = 0; i < time.length; i++) {
    const ms = time[i]!;
    if (!(ms > tomorrow && ms < YEAR_2090)) continue;
    if (count++ === 0) first = sourceRow[i]!;
    if (ms > latest) latest = ms;
  }
  if (count === 0) return [];
  const [verb, them] = count === 1 ? ['has', 'it is'] : ['have', 'they are'];
  const message = `${countedText(count, 'row')} ${verb} a time after the day of reading, ${dayText(now)} (first: row ${countText(first)}; latest: ${dayText(latest)}); ${them} kept, and recency counts from the last of all times. Check how the dates are read, or leave late ones out by “Drop events after”.`;
  return [{ code: 'future-times', message }];
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
