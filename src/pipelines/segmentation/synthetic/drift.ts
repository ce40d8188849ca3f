import type { Random } from '../../../base/random.ts';
import { REFUND } from '../event-type.ts';
import { DAY_MS, type Habits } from './habits.ts';
import { addEvent, emptyHistory, type History, sortByTime } from './history.ts';
import { drawPerson } from './person.ts';

/** Whose behaviour changes, and when. */
export interface Drift {
  /** The person's archetype, an index into `habits`. */
  readonly archetype: number;
  readonly habits: readonly Habits[];
  /** Share of the persons who drift. */
  readonly share: number;
  /** The moment of the change, ms since 1970. */
  readonly middle: number;
}

/** Midnight in the middle of a window of days, both included; of an odd number the second part has one more. O(1). */
export function middleOf(firstDay: number, lastDay: number): number {
  const days = Math.round((lastDay - firstDay) / DAY_MS) + 1;
  return firstDay + Math.floor(days / 2) * DAY_MS;
}

/**
 * With the given probability, replaces what a person does from the middle of the window on by what another archetype
 * would do there, one that is active to the end. Refunds stay with their orders, on whichever side they fall. O(events).
 */
export function drawDrift(
  history: History,
  { archetype, habits, share, middle }: Drift,
  random: Random,
): void {
  if (!random.chance(share)) return;
  const later = emptyHistory(512);
  drawPerson(later, drawOther(habits, archetype, random), random);
  keepEvents(history, (time) => time < middle);
  keepEvents(later, (time) => time >= middle);
  for (let at = 0; at < later.count; at++) copyEvent(later, at, history);
  history.orders += later.orders;
  sortByTime(history);
}

function drawOther(habits: readonly Habits[], archetype: number, random: Random): Habits {
  const others = habits.filter(
    (each, code) =>
      code !== archetype && each.archetype.active.kind !== 'first' && each.archetype.sessions[1] > 0,
  );
  let left = random.unit() * others.reduce((sum, each) => sum + each.archetype.weight, 0);
  for (const each of others) {
    left -= each.archetype.weight;
    if (left < 0) return each;
  }
  return others.at(-1)!;
}

function keepEvents(history: History, isKept: (time: number) => boolean): void {
  const numbers = new Map<number, number>();
  let kept = 0;
  for (let at = 0; at < history.count; at++) {
    const order = history.order[at]!;
    const stays = history.type[at] === REFUND && order >= 0 ? numbers.has(order) : isKept(history.time[at]!);
    if (!stays) continue;
    if (order >= 0 && !numbers.has(order)) numbers.set(order, numbers.size);
    moveEvent(history, at, kept);
    if (order >= 0) history.order[kept] = numbers.get(order)!;
    kept++;
  }
  history.count = kept;
  history.orders = numbers.size;
}

function moveEvent(history: History, from: number, to: number): void {
  for (const column of columnsOf(history)) column[to] = column[from]!;
}

function copyEvent(from: History, at: number, to: History): void {
  const place = addEvent(to, from.type[at]!, from.time[at]!, from.category[at]!, from.device[at]!);
  to.amount[place] = from.amount[at]!;
  to.discount[place] = from.discount[at]!;
  to.order[place] = from.order[at]! < 0 ? -1 : from.order[at]! + to.orders;
}

function columnsOf({ time, type, amount, discount, category, device, order, repeated }: History) {
  return [time, type, amount, discount, category, device, order, repeated];
}
