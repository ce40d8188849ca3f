import { dayText } from '../day.ts';
import { type Acquired, EVENT_TYPES, type Events } from '../model.ts';
import type { AcquiredView } from '../views.ts';

const WEEK_MS = 604_800_000;
/** Beyond it the weeks are joined, so that a stray date cannot make a chart of thousands of bars. */
const MOST_WEEKS = 520;

/** What the screen shows of the acquired data. O(events). */
export function acquiredView(made: Acquired): AcquiredView {
  return {
    source: made.source,
    read: made.read,
    parsed: made.parsed,
    events: made.events.count,
    ids: made.events.customerIds.length,
    rejected: made.rejected,
    warnings: made.warnings,
    mapping: made.mapping,
    totals: made.totals,
    byType: countTypes(made.events),
    byWeek: countWeeks(made.events),
    archetypes: countArchetypes(made),
    dataHash: made.dataHash,
  };
}

function countTypes({ count, type }: Events): AcquiredView['byType'] {
  const counts = new Float64Array(EVENT_TYPES.length);
  for (let row = 0; row < count; row++) counts[type[row]!]! += 1;
  return EVENT_TYPES.map((name, code) => ({ type: name, count: counts[code]! })).filter(
    (each) => each.count > 0,
  );
}

function countWeeks({ count, time }: Events): AcquiredView['byWeek'] {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < count; row++) {
    const at = time[row]!;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (count === 0) return [];
  const start = Date.parse(dayText(first));
  const weeks = Math.floor((last - start) / WEEK_MS) + 1;
  const step = WEEK_MS * Math.ceil(weeks / MOST_WEEKS);
  const counts = new Float64Array(Math.floor((last - start) / step) + 1);
  for (let row = 0; row < count; row++) counts[Math.floor((time[row]! - start) / step)]! += 1;
  return Array.from(counts, (events, week) => ({ day: dayText(start + week * step), count: events }));
}

/** Persons per archetype: ids that were merged into another are not counted again. */
function countArchetypes({ truth, events, merges }: Acquired): AcquiredView['archetypes'] {
  if (truth === undefined) return [];
  const past = new Set(merges.past);
  const counts = new Float64Array(truth.names.length);
  events.customerIds.forEach((id, code) => {
    const archetype = truth.codes[code]!;
    if (archetype >= 0 && !past.has(id)) counts[archetype]! += 1;
  });
  return truth.names.map((name, archetype) => ({ name, count: counts[archetype]! }));
}
