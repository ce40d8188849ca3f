import { dayText } from '../day.ts';
import { type Acquired, EVENT_TYPES } from '../model.ts';
import type { AcquiredView } from '../views.ts';
import type { EventSummary } from './artifacts.ts';

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Beyond it the weeks are joined, so that a stray date cannot make a chart of thousands of bars. */
const MOST_WEEKS = 520;

/** What the screen shows of the acquired data. O(ids + days). */
export function acquiredView(made: Acquired): AcquiredView {
  return {
    source: made.source,
    read: made.read,
    parsed: made.parsed,
    events: made.summary.events,
    ids: made.ids.length,
    rejected: made.rejected,
    warnings: made.warnings,
    mapping: made.mapping,
    totals: made.totals,
    byType: countTypes(made.summary),
    byWeek: countWeeks(made.summary),
    archetypes: countArchetypes(made),
    dataHash: made.dataHash,
  };
}

function countTypes({ byType }: EventSummary): AcquiredView['byType'] {
  return EVENT_TYPES.map((name, code) => ({ type: name, count: byType[code]! })).filter(
    (each) => each.count > 0,
  );
}

function countWeeks({ days, byDay }: EventSummary): AcquiredView['byWeek'] {
  if (days.length === 0) return [];
  const start = days[0]!;
  const span = days.at(-1)! - start;
  const step = WEEK * Math.ceil((Math.floor(span / WEEK) + 1) / MOST_WEEKS);
  const counts = new Float64Array(Math.floor(span / step) + 1);
  days.forEach((day, i) => (counts[Math.floor((day - start) / step)]! += byDay[i]!));
  return Array.from(counts, (events, week) => ({
    day: dayText((start + week * step) * DAY_MS),
    count: events,
  }));
}

/** Persons per archetype: ids that were merged into another are not counted again. */
function countArchetypes({ truth, ids, merges }: Acquired): AcquiredView['archetypes'] {
  if (truth === undefined) return [];
  const past = new Set(merges.past);
  const counts = new Float64Array(truth.names.length);
  ids.forEach((id, code) => {
    const archetype = truth.codes[code]!;
    if (archetype >= 0 && !past.has(id)) counts[archetype]! += 1;
  });
  return truth.names.map((name, archetype) => ({ name, count: counts[archetype]! }));
}
