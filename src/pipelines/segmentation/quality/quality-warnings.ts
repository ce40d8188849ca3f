import { dayText } from '../day.ts';
import type { Events } from '../model.ts';
import type { Notice } from '../notice.ts';

const DAY_MS = 86_400_000;
/** Events this far behind the 99.5 % mark of all times look misdated. */
const GAP_DAYS = 180;

/** What the user is told about events that are kept. O(events). */
export function qualityWarnings(events: Events): readonly Notice[] {
  return [...repeatedRows(events), ...lateDates(events)];
}

function repeatedRows({ repeated, count }: Events): Notice[] {
  let copies = 0;
  for (let row = 0; row < count; row++) copies += repeated[row]!;
  if (copies === 0) return [];
  const message = `${copies} rows are exact copies of earlier rows; they are kept. “Drop repeated rows” leaves them out.`;
  return [{ code: 'repeated-rows', message }];
}

/** A few events long after all others move the reference day, and with it every recency. */
function lateDates({ time, count }: Events): Notice[] {
  const days = new Map<number, number>();
  let today = NaN;
  let events = 0;
  for (let row = 0; row <= count; row++) {
    const day = row < count ? Math.floor(time[row]! / DAY_MS) : NaN;
    if (day !== today) {
      if (events > 0) days.set(today, (days.get(today) ?? 0) + events);
      today = day;
      events = 0;
    }
    events++;
  }
  const sorted = [...days].toSorted(([a], [b]) => a - b);
  let before = 0;
  const bulk = sorted.find(([, each]) => (before += each) >= count * 0.995)?.[0] ?? 0;
  const late = sorted.filter(([day]) => day > bulk + GAP_DAYS);
  if (late.length === 0) return [];
  const strays = late.reduce((sum, [, each]) => sum + each, 0);
  const message = `${strays} events are dated more than ${GAP_DAYS} days after almost all others (99.5 % lie up to ${dayText(bulk * DAY_MS)}). If that is a mistake, set “Drop events after”.`;
  return [{ code: 'late-dates', message }];
}
