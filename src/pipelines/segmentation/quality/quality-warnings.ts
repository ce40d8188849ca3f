import { countText, countedText } from '../../../base/number-text.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { dayText } from '../day.ts';
import type { Notice } from '../notice.ts';

const DAY_MS = 86_400_000;
/** Events this far behind the 99.5 % mark of all times look misdated. */
const GAP_DAYS = 180;

/** What the user is told about events that are kept. O(days). */
export function qualityWarnings(kept: EventSummary): readonly Notice[] {
  return [...repeatedRows(kept), ...lateDates(kept)];
}

function repeatedRows({ repeated }: EventSummary): Notice[] {
  if (repeated === 0) return [];
  const message = `${countText(repeated)} of the rows kept ${repeated === 1 ? 'is an exact copy of an earlier row' : 'are exact copies of earlier rows'}; copies set aside for another reason are not among them. “Drop repeated rows” leaves them out.`;
  return [{ code: 'repeated-rows', message }];
}

/** A few events long after all others move the reference day, and with it every recency. */
function lateDates({ days, byDay, events }: EventSummary): Notice[] {
  let before = 0;
  const bulk = days.find((_, i) => (before += byDay[i]!) >= events * 0.995) ?? 0;
  const strays = byDay.reduce((sum, each, i) => sum + (days[i]! > bulk + GAP_DAYS ? each : 0), 0);
  if (strays === 0) return [];
  const message = `${countedText(strays, 'event is', 'events are')} dated more than ${GAP_DAYS} days after almost all others (99.5% lie up to ${dayText(bulk * DAY_MS)}). If that is a mistake, set “Drop events after”.`;
  return [{ code: 'late-dates', message }];
}
