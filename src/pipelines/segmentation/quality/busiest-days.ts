import type { Events } from '../model.ts';

const DAY_MS = 86_400_000;

/**
 * 1 for each id that has more than `limit` events on some UTC day. Only ids with more than `limit` events in all are
 * looked at day by day. O(events).
 */
export function busyIds({ count, customer, customerIds, time }: Events, limit: number): Uint8Array {
  const busy = new Uint8Array(customerIds.length);
  const perId = new Int32Array(customerIds.length);
  for (let row = 0; row < count; row++) perId[customer[row]!]! += 1;
  const days = new Map<number, Map<number, number>>();
  for (let row = 0; row < count; row++) {
    const id = customer[row]!;
    if (perId[id]! <= limit || busy[id] === 1) continue;
    let ofId = days.get(id);
    if (ofId === undefined) days.set(id, (ofId = new Map()));
    const day = Math.floor(time[row]! / DAY_MS);
    const events = (ofId.get(day) ?? 0) + 1;
    ofId.set(day, events);
    if (events > limit) busy[id] = 1;
  }
  return busy;
}
