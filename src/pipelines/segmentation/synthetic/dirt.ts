import type { Random } from '../../../base/random.ts';
import { PURCHASE, VIEW_ITEM } from '../event-type.ts';
import { DAY_MS } from './habits.ts';
import { addEvent, type History, sortByTime } from './history.ts';
import type { MergeRow } from './merge-rows.ts';
import { canonicalId, pastId, type PersonIds } from './past-ids.ts';

/** How often each defect occurs at dirt = 1; the setting scales all of them. */
export const DIRT_RATES = {
  /** Of events. */
  missingCategory: 0.01,
  missingDevice: 0.01,
  repeatedEvent: 0.005,
  futureDate: 0.0005,
  missingCustomer: 0.001,
  /** Of purchases. */
  missingAmount: 0.01,
  /** Of customers. */
  bot: 0.002,
  selfMerge: 0.02,
  /** Of customers that have past ids. */
  chain: 0.25,
  cycle: 0.05,
  conflict: 0.05,
  /** Of merge rows. */
  repeatedMerge: 0.05,
} as const;

const BOT_EVENTS: readonly [number, number] = [1500, 3000];
const FUTURE_YEARS: readonly [number, number] = [1, 8];

/** Spoils a person's events: gaps, copies, dates in the future, and for a few the burst of a bot. O(events). */
export function spoilEvents(history: History, dirt: number, random: Random): void {
  const count = history.count;
  for (let at = 0; at < count; at++) {
    if (random.unit() < DIRT_RATES.missingCategory * dirt) history.category[at] = -1;
    if (random.unit() < DIRT_RATES.missingDevice * dirt) history.device[at] = -1;
    if (history.type[at] === PURCHASE && random.unit() < DIRT_RATES.missingAmount * dirt)
      history.amount[at] = NaN;
    if (random.unit() < DIRT_RATES.repeatedEvent * dirt) repeatEvent(history, at);
    else if (random.unit() < DIRT_RATES.futureDate * dirt) {
      history.time[at] = history.time[at]! + 365 * DAY_MS * random.integer(...FUTURE_YEARS);
    }
  }
  if (random.unit() < DIRT_RATES.bot * dirt) addBurst(history, random);
  sortByTime(history);
}

/** Adds faulty and roundabout merge rows to a person's own. O(rows). */
export function spoilMerges(
  person: number,
  ids: PersonIds,
  dirt: number,
  random: Random,
): readonly MergeRow[] {
  const canonical = canonicalId(person);
  let rows: MergeRow[] = [...ids.merges];
  const last = rows.at(-1);
  if (last !== undefined && random.unit() < DIRT_RATES.chain * dirt) rows = chained(person, rows, random);
  if (last !== undefined && random.unit() < DIRT_RATES.cycle * dirt) {
    rows.push({ past: canonical, canonical: rows[0]!.past, time: last.time + DAY_MS });
  }
  if (random.unit() < DIRT_RATES.selfMerge * dirt) rows.push({ past: canonical, canonical, time: NaN });
  if (last !== undefined && person > 1 && random.unit() < DIRT_RATES.conflict * dirt) {
    rows.push({ past: last.past, canonical: canonicalId(person - 1), time: last.time + DAY_MS });
  }
  return rows.flatMap((row) => (random.unit() < DIRT_RATES.repeatedMerge * dirt ? [row, row] : [row]));
}

function repeatEvent(history: History, at: number): void {
  const copy = addEvent(
    history,
    history.type[at]!,
    history.time[at]!,
    history.category[at]!,
    history.device[at]!,
  );
  history.amount[copy] = history.amount[at]!;
  history.discount[copy] = history.discount[at]!;
  history.order[copy] = history.order[at]!;
  history.repeated[copy] = 1;
}

function addBurst(history: History, random: Random): void {
  const start = history.time[0]!;
  for (let left = random.integer(...BOT_EVENTS); left > 0; left--) {
    addEvent(history, VIEW_ITEM, start + 1000 * random.integer(1, 7200), random.integer(0, 9), 1);
  }
}

/** The first merge takes two to four steps over ids that never had an event. */
function chained(person: number, rows: readonly MergeRow[], random: Random): MergeRow[] {
  const [first, ...others] = rows as [MergeRow, ...MergeRow[]];
  const steps = [
    first.past,
    ...Array.from({ length: random.integer(1, 3) }, (_, i) => pastId(person, `via${i + 1}`)),
    first.canonical,
  ];
  const chain = steps
    .slice(1)
    .map((to, i) => ({ past: steps[i]!, canonical: to, time: first.time + i * DAY_MS }));
  return [...chain, ...others];
}
