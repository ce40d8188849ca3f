import { describe, expect, test } from 'vitest';
import type { Events } from '../../../src/pipelines/segmentation/model.ts';
import { runDataStages } from './run-data-stages.ts';

const MIDDLE = Date.parse('2024-04-01');

async function shop(drift: number, customers = 300): Promise<Events> {
  const { acquired } = await runDataStages({ synthetic: { customers, drift, mergeProbability: 0 } });
  return acquired.events;
}

/** The events of each customer id before or after a moment, as text. */
function texts(events: Events, isWanted: (time: number) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  for (let row = 0; row < events.count; row++) {
    const time = events.time[row]!;
    if (!isWanted(time)) continue;
    const id = events.customerIds[events.customer[row]!]!;
    const words = [time, events.type[row], events.amount[row], events.device?.codes[row]].join(' ');
    found.set(id, `${found.get(id) ?? ''}${words}\n`);
  }
  return found;
}

describe('customers whose behaviour changes in the middle of the window', () => {
  test('are about as many as asked for, and the others keep every event', async () => {
    const [still, moved] = [await shop(0), await shop(0.3)];
    const before = texts(still, () => true);
    const after = texts(moved, () => true);
    const changed = [...before].filter(([id, text]) => after.get(id) !== text).length;
    expect(changed / before.size).toBeGreaterThan(0.22);
    expect(changed / before.size).toBeLessThan(0.38);
  });

  test('did before the middle what they would have done without the change', async () => {
    const isEarly = (time: number): boolean => time < MIDDLE - 14 * 86_400_000;
    const [still, moved] = [await shop(0), await shop(1)];
    expect(texts(moved, isEarly)).toEqual(texts(still, isEarly));
    expect(texts(moved, (time) => time >= MIDDLE)).not.toEqual(texts(still, (time) => time >= MIDDLE));
  });

  test('have events in the order of time and refunds of orders of their own', async () => {
    const events = await shop(1);
    const orders = new Set<string>();
    let refunds = 0;
    for (let row = 0; row < events.count; row++) {
      if (row > 0 && events.customer[row] === events.customer[row - 1]) {
        expect(events.time[row]! >= events.time[row - 1]!).toBe(true);
      }
      const order = events.order!.codes[row]!;
      if (order < 0) continue;
      const name = `${events.customer[row]} ${order}`;
      if (events.amount[row]! < 0) {
        refunds++;
        expect(orders.has(name)).toBe(true);
      } else orders.add(name);
    }
    expect(refunds).toBeGreaterThan(5);
    expect(orders.size).toBe(events.order!.names.length);
  });
});
