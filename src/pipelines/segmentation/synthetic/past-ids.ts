import type { Random } from '../../../base/random.ts';
import { SESSION_START } from '../event-type.ts';
import type { History } from './history.ts';
import type { MergeRow } from './merge-rows.ts';

const MOST_PAST_IDS = 3;
const HOUR = 3_600_000;

/** A person's ids: consecutive stretches of its events stand under each of them, the canonical id last. */
export interface PersonIds {
  readonly ids: readonly string[];
  /** For each id, the place behind its last event. */
  readonly ends: readonly number[];
  readonly merges: readonly MergeRow[];
}

/** The id of the person with the given number, and of the past ids that were merged into it. */
export function canonicalId(person: number): string {
  return `C${String(person).padStart(6, '0')}`;
}
export function pastId(person: number, which: number | string): string {
  return `P${String(person).padStart(6, '0')}-${which}`;
}

/**
 * With the given probability, hands the earlier sessions of a person to one to three past ids, each merged into the
 * canonical id some hours after its last event. A person of fewer sessions has fewer past ids. O(events).
 */
export function drawPastIds(
  person: number,
  history: History,
  probability: number,
  random: Random,
): PersonIds {
  const canonical = canonicalId(person);
  const alone = { ids: [canonical], ends: [history.count], merges: [] };
  if (!random.chance(probability)) return alone;
  const wanted = random.integer(1, MOST_PAST_IDS);
  const cuts = chooseCuts(sessionStarts(history), wanted, random);
  const ids = cuts.map((_, which) => pastId(person, which + 1));
  const merges = cuts.map((end, which) => ({
    past: ids[which]!,
    canonical,
    time: history.time[end - 1]! + Math.round(random.between(1, 72)) * HOUR,
  }));
  return { ids: [...ids, canonical], ends: [...cuts, history.count], merges };
}

/** Places of session starts, the first event excluded. */
function sessionStarts(history: History): number[] {
  const starts: number[] = [];
  for (let at = 1; at < history.count; at++)
    if (history.type[at] === SESSION_START && history.repeated[at] === 0) starts.push(at);
  return starts;
}

function chooseCuts(places: readonly number[], wanted: number, random: Random): number[] {
  const cuts: number[] = [];
  places.forEach((place, i) => {
    if (random.unit() * (places.length - i) < wanted - cuts.length) cuts.push(place);
  });
  return cuts;
}
