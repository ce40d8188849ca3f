import { type ZoneOffsets, zoneOffsets } from '../../../../base/time-zone.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import { namesOf } from '../../profiles/code-names.ts';
import { calendarOf } from '../../profiles/reference-day.ts';
import { sessionSource } from '../../profiles/tally-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import { mergedIds } from '../merged-ids.ts';
import type { EventReading } from './event-reading.ts';

const DAY = 86_400_000;
/** Beyond the last event, for data that come later. */
const YEARS_AHEAD = 5;

/** How the run read its events; undefined for a run without events. O(ids + days). */
export function eventReadingOf(
  { artifacts, config }: HandedRun,
  dialect: SqlDialect,
): EventReading | undefined {
  const { checked, acquired, identity } = artifacts;
  if (checked === undefined || acquired === undefined || identity === undefined) return undefined;
  const { facts, summary } = checked;
  const calendar = calendarOf(summary, facts, config.profiles);
  return {
    dialect,
    imported: artifacts.importedEvents,
    quality: config.quality,
    facts,
    sessions: sessionSource(summary),
    offsets: facts.hours
      ? prolonged(calendar.offsets, config.profiles.timeZone, summary.lastTime)
      : calendar.offsets,
    referenceDay: calendar.referenceDay,
    referenceText: calendar.referenceText,
    names: namesOf(checked),
    spelling: config.identity.spelling,
    merges: mergedIds(acquired.ids, identity, config.identity.spelling),
  };
}

/** The same offsets with the changes of the years after. */
function prolonged(offsets: ZoneOffsets, zone: string, last: number): ZoneOffsets {
  const later = zoneOffsets(zone, last, last + YEARS_AHEAD * 365 * DAY);
  return {
    starts: Float64Array.of(...offsets.starts, ...later.starts.subarray(1)),
    offsets: Float64Array.of(...offsets.offsets, ...later.offsets.subarray(1)),
  };
}
