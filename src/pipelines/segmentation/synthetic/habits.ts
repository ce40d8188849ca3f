import { assert } from '../../../base/assert.ts';
import type { Archetype } from './archetypes.ts';

export const DAY_MS = 86_400_000;

/** Entries of a lookup table; a power of two, so that ten random bits pick one. */
export const TABLE_SIZE = 1024;

/** An archetype made ready for drawing: one table look-up instead of a walk through weights. */
export interface Habits {
  readonly archetype: Archetype;
  /** How many times as many sessions as the archetype names. */
  readonly sessionFactor: number;
  /** Days on which a session may start, as ms since 1970 UTC at midnight, in order; never empty. */
  readonly days: Float64Array;
  /** Midnight after the last of them. */
  readonly end: number;
  /** The Saturdays and Sundays among them, and the others; empty where there are none. */
  readonly weekendDays: Float64Array;
  readonly workDays: Float64Array;
  /** Hours outside the evening, by weight. */
  readonly hours: Uint8Array;
  readonly devices: Uint8Array;
  readonly categories: Uint8Array;
}

/** Events that a customer has on average as the archetypes are, and those of them outside sessions. */
export const USUAL_EVENTS = 141;
const EVENTS_OUTSIDE_SESSIONS = 2;

export interface HabitSettings {
  /** The window, both days included, ms at midnight UTC. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Wanted on average. */
  readonly eventsPerCustomer: number;
}

/** An archetype's habits in a window of days. O(days). */
export function habitsOf(
  archetype: Archetype,
  { firstDay, lastDay, eventsPerCustomer }: HabitSettings,
): Habits {
  assert(lastDay >= firstDay, 'the window ends before it begins');
  const days = activeDays(archetype, firstDay, lastDay);
  const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day).getUTCDay());
  return {
    archetype,
    sessionFactor: (eventsPerCustomer - EVENTS_OUTSIDE_SESSIONS) / (USUAL_EVENTS - EVENTS_OUTSIDE_SESSIONS),
    days,
    end: days.at(-1)! + DAY_MS,
    weekendDays: days.filter(isWeekend),
    workDays: days.filter((day) => !isWeekend(day)),
    hours: lookupTable(
      archetype.day.otherHours.map((weight, hour) => (hour >= 18 && hour < 22 ? 0 : weight)),
    ),
    devices: lookupTable(archetype.devices),
    categories: lookupTable(archetype.categories),
  };
}

function activeDays({ active }: Archetype, firstDay: number, lastDay: number): Float64Array {
  const all = Math.round((lastDay - firstDay) / DAY_MS) + 1;
  let count = all;
  if (active.kind === 'first') count = Math.max(1, Math.floor(all * active.share));
  if (active.kind === 'all-but-last') count = Math.max(1, all - active.days);
  return Float64Array.from({ length: count }, (_, i) => firstDay + i * DAY_MS);
}

function lookupTable(weights: readonly number[]): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let upTo = 0;
  let filled = 0;
  weights.forEach((weight, code) => {
    upTo += weight;
    const end = Math.round((upTo / total) * TABLE_SIZE);
    table.fill(code, filled, end);
    filled = end;
  });
  return table;
}
