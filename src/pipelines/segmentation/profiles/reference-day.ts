import { InputError } from '../../../base/input-error.ts';
import { constantOffset, localTime, type ZoneOffsets, zoneOffsets } from '../../../base/time-zone.ts';
import { dayText } from '../day.ts';
import type { EventFacts, EventSummary } from '../acquire/artifacts.ts';

const DAY = 86_400_000;

/** How the times of the events are read: the zone's offsets, and the day from which recency counts back. */
export interface Calendar {
  readonly offsets: ZoneOffsets;
  /** Days since 1970-01-01 in the zone. */
  readonly referenceDay: number;
  readonly referenceText: string;
}

/**
 * The zone's offsets over the span of the events, and the reference day, by default the one after the last event. Times
 * without an hour are days already: they are read as they stand, whatever the zone. Throws {@link InputError} when the
 * chosen day lies before the last event. O(days).
 */
export function calendarOf(
  { firstTime: first, lastTime: last }: Pick<EventSummary, 'firstTime' | 'lastTime'>,
  facts: EventFacts,
  settings: { readonly timeZone: string; readonly referenceDay: string },
): Calendar {
  const offsets = facts.hours
    ? zoneOffsets(settings.timeZone, first, last)
    : constantOffset(toMidnight(first));
  const lastDay = Math.floor(localTime(offsets, last) / DAY);
  if (settings.referenceDay === '')
    return { offsets, referenceDay: lastDay + 1, referenceText: dayText((lastDay + 1) * DAY) };
  const referenceDay = Date.parse(settings.referenceDay) / DAY;
  if (referenceDay < lastDay) {
    throw new InputError({
      field: 'profiles.referenceDay',
      message: `The reference day ${settings.referenceDay} lies before the last event (${dayText(lastDay * DAY)}).`,
      remedy: 'Choose a later day, or set “Drop events after” in the quality check to the same day.',
    });
  }
  return { offsets, referenceDay, referenceText: settings.referenceDay };
}

/** What brings a time without an hour, read somewhere as midnight, back to midnight. */
function toMidnight(time: number): number {
  const timeOfDay = ((time % DAY) + DAY) % DAY;
  return timeOfDay > DAY / 2 ? DAY - timeOfDay : -timeOfDay;
}
