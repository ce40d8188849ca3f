import { beforeAll, describe, expect, test } from 'vitest';
import { eventTypeCode } from '../../../src/pipelines/segmentation/event-type.ts';
import {
  type Acquired,
  EVENT_TYPES,
  type EventType,
  type Held,
} from '../../../src/pipelines/segmentation/model.ts';
import { ARCHETYPES } from '../../../src/pipelines/segmentation/synthetic/archetypes.ts';
import { PRODUCT_LINES } from '../../../src/pipelines/segmentation/synthetic/catalogue.ts';
import { runDataStages } from './run-data-stages.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('2024-01-01');
const END = Date.parse('2024-07-01');

interface Person {
  readonly archetype: string;
  readonly rows: readonly number[];
}

/** One entry per person: events of all its ids together. */
function personsOf({ events, truth }: Held<Acquired>): Person[] {
  const persons = new Map<string, { archetype: string; rows: number[] }>();
  for (let row = 0; row < events.count; row++) {
    const code = events.customer[row]!;
    const number = events.customerIds[code]!.slice(1, 7);
    const person = persons.get(number) ?? { archetype: truth!.names[truth!.codes[code]!]!, rows: [] };
    persons.set(number, person);
    person.rows.push(row);
  }
  return [...persons.values()];
}

describe('generated customers', () => {
  let data: Held<Acquired>;
  let persons: Person[];
  const rowsOf = (person: Person, type: EventType): number[] =>
    person.rows.filter((row) => data.events.type[row] === eventTypeCode(type));
  const ofArchetype = (name: string): Person[] => persons.filter((person) => person.archetype === name);

  beforeAll(async () => {
    data = (await runDataStages({ synthetic: { customers: 4000 } })).acquired;
    persons = personsOf(data);
  });

  test('each archetype has its share of the customers', () => {
    expect(ARCHETYPES.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { name, weight } of ARCHETYPES) {
      const standardError = Math.sqrt((weight * (1 - weight)) / persons.length);
      expect(Math.abs(ofArchetype(name).length / persons.length - weight)).toBeLessThan(4 * standardError);
    }
  });

  test('a customer has some 140 events, and every event type occurs', () => {
    expect(persons).toHaveLength(4000);
    expect(data.events.count / persons.length).toBeGreaterThan(130);
    expect(data.events.count / persons.length).toBeLessThan(145);
    for (const type of EVENT_TYPES)
      expect([type, data.events.type.includes(eventTypeCode(type))]).toEqual([type, true]);
  });

  test('sessions stay in their range, with two to eight views each', () => {
    for (const { name, sessions } of ARCHETYPES.filter(({ sessions: [low] }) => low > 0)) {
      const counts = ofArchetype(name).map((person) => rowsOf(person, 'session_start').length);
      expect([name, Math.min(...counts), Math.max(...counts)]).toEqual([name, ...sessions]);
      const views = ofArchetype(name).map((person) => rowsOf(person, 'view_item').length);
      expect(views.every((count, i) => count >= 2 * counts[i]! && count <= 8 * counts[i]!)).toBe(true);
    }
  });

  test('purchases per cart session follow the planted probability', () => {
    for (const { name, purchaseProbability, purchases, refunds } of ARCHETYPES) {
      if (purchases !== undefined || refunds !== undefined) continue;
      let cartSessions = 0;
      let bought = 0;
      for (const person of ofArchetype(name)) {
        let carts = 0;
        for (const row of person.rows) {
          const type = EVENT_TYPES[data.events.type[row]!];
          if (type === 'session_start') carts = 0;
          if (type === 'add_to_cart' && carts++ === 0) cartSessions++;
          if (type === 'purchase' && carts > 0) bought++;
        }
      }
      const standardError = Math.sqrt((purchaseProbability * (1 - purchaseProbability)) / cartSessions);
      expect(Math.abs(bought / cartSessions - purchaseProbability)).toBeLessThan(4 * standardError);
    }
  });

  test('views lead to the cart at 0.3, and at 0.6 with cart abandoners', () => {
    for (const [name, planted] of [
      ['cart abandoner', 0.6],
      ['high-intent browser', 0.3],
      ['weekend shopper', 0.3],
    ] as const) {
      const views = ofArchetype(name).reduce((sum, person) => sum + rowsOf(person, 'view_item').length, 0);
      const carts = ofArchetype(name).reduce((sum, person) => sum + rowsOf(person, 'add_to_cart').length, 0);
      expect(Math.abs(carts / views - planted)).toBeLessThan(4 * Math.sqrt(0.25 / views));
    }
  });

  test('one-time buyers buy once, single-event customers do one thing', () => {
    expect(ofArchetype('one-time buyer').every((person) => rowsOf(person, 'purchase').length === 1)).toBe(
      true,
    );
    expect(ofArchetype('single event').every((person) => person.rows.length === 1)).toBe(true);
  });

  test('refund-heavy customers take back two to four orders, 3 to 13 days later; nobody else does', () => {
    const { order, time, amount } = data.events;
    for (const person of ofArchetype('refund heavy')) {
      const refunds = rowsOf(person, 'refund');
      expect(refunds.length).toBeGreaterThanOrEqual(2);
      expect(refunds.length).toBeLessThanOrEqual(4);
      const purchases = new Map(rowsOf(person, 'purchase').map((row) => [order!.codes[row], row]));
      for (const refund of refunds) {
        const purchase = purchases.get(order!.codes[refund])!;
        const days = (time[refund]! - time[purchase]!) / DAY;
        expect(days).toBeGreaterThanOrEqual(3);
        expect(days).toBeLessThanOrEqual(13);
        expect(amount[refund]).toBe(-amount[purchase]!);
      }
    }
    const others = persons.filter(({ archetype }) => archetype !== 'refund heavy');
    expect(others.every((person) => rowsOf(person, 'refund').length === 0)).toBe(true);
  });

  test('times stay in the window, and those of dormant customers in its first third', () => {
    expect(data.events.time.every((time) => time >= FIRST && time < END)).toBe(true);
    const third = FIRST + Math.floor((END - FIRST) / DAY / 3) * DAY;
    for (const person of ofArchetype('high-value dormant')) {
      expect(rowsOf(person, 'session_start').every((row) => data.events.time[row]! < third)).toBe(true);
    }
  });

  test('evenings and weekends follow their planted shares', () => {
    const starts = (name: string): Date[] =>
      ofArchetype(name).flatMap((person) =>
        rowsOf(person, 'session_start').map((row) => new Date(data.events.time[row]!)),
      );
    const share = (dates: readonly Date[], holds: (date: Date) => boolean): number =>
      dates.filter(holds).length / dates.length;
    const evening = share(
      starts('high-value active'),
      (date) => date.getUTCHours() >= 18 && date.getUTCHours() < 22,
    );
    const weekend = share(starts('weekend shopper'), (date) => [0, 6].includes(date.getUTCDay()));
    expect(evening).toBeCloseTo(0.6, 1);
    expect(weekend).toBeCloseTo(0.7, 1);
  });

  test('prices lie in the range of their product line, times the archetype’s factor', () => {
    const { type, category, amount, discount, customer } = data.events;
    const wrong: number[] = [];
    for (let row = 0; row < data.events.count; row++) {
      if (type[row] !== eventTypeCode('purchase')) continue;
      const archetype = ARCHETYPES[data.truth!.codes[customer[row]!]!]!;
      const { low, high } = PRODUCT_LINES[category!.codes[row]!]!;
      const list = amount[row]! / archetype.orderValue / (1 - discount![row]!);
      const [least, most] = archetype.name === 'discount hunter' ? [0.0999, 0.3001] : [0, 0];
      const fits =
        list >= low - 0.02 && list <= high + 0.02 && discount![row]! >= least && discount![row]! <= most;
      if (!fits) wrong.push(row);
    }
    expect(wrong).toEqual([]);
  });

  test('events are grouped by id, in the order of time', () => {
    const { customer, time } = data.events;
    const misplaced = Array.from(customer.keys()).filter(
      (row) =>
        row > 0 &&
        (customer[row] === customer[row - 1]
          ? time[row]! < time[row - 1]!
          : customer[row]! < customer[row - 1]!),
    );
    expect(misplaced).toEqual([]);
  });

  test('a past id is merged after its last event, and carries events', () => {
    const { merges, events } = data;
    const last = new Map<string, number>();
    for (let row = 0; row < events.count; row++) {
      const id = events.customerIds[events.customer[row]!]!;
      last.set(id, Math.max(last.get(id) ?? -Infinity, events.time[row]!));
    }
    expect(merges.past.length).toBeGreaterThan(400);
    merges.past.forEach((past, row) => {
      expect(merges.canonical[row]).toBe(`C${past.slice(1, 7)}`);
      expect(merges.time[row]).toBeGreaterThan(last.get(past)!);
    });
    const withPast = new Set(merges.canonical).size / 4000;
    expect(withPast).toBeGreaterThan(0.12);
    expect(withPast).toBeLessThan(0.165);
  });
});

describe('generated data', () => {
  test('the same seed gives the same bytes, another seed others', async () => {
    const [one, again, other] = await Promise.all(
      [1, 1, 2].map(
        async (seed) =>
          (await runDataStages({ synthetic: { customers: 200, dirt: 0.5 } }, { seed })).acquired,
      ),
    );
    expect(again).toEqual(one);
    expect(again!.dataHash).toBe(one!.dataHash);
    expect(other!.dataHash).not.toBe(one!.dataHash);
  });

  test('the first hundred customers are the same whatever the total', async () => {
    const few = (await runDataStages({ synthetic: { customers: 100 } })).acquired.events;
    const many = (await runDataStages({ synthetic: { customers: 300 } })).acquired.events;
    expect(many.customerIds.slice(0, few.customerIds.length)).toEqual(few.customerIds);
    for (const name of ['customer', 'time', 'type', 'amount', 'sourceRow'] as const) {
      expect(many[name].slice(0, few.count)).toEqual(few[name].slice());
    }
    expect(many.order!.codes.slice(0, few.count)).toEqual(few.order!.codes.slice());
  });

  test('how many ids there are does not change what the persons do', async () => {
    const alone = (await runDataStages({ synthetic: { customers: 100, mergeProbability: 0 } })).acquired
      .events;
    const merged = (await runDataStages({ synthetic: { customers: 100, mergeProbability: 1 } })).acquired
      .events;
    expect(merged.time).toEqual(alone.time);
    expect(merged.customerIds.length).toBeGreaterThan(180);
  });

  test('a window of one day still holds every event but refunds', async () => {
    const day = '2024-03-01';
    const { events } = (await runDataStages({ synthetic: { customers: 60, firstDay: day, lastDay: day } }))
      .acquired;
    for (let row = 0; row < events.count; row++) {
      const type = EVENT_TYPES[events.type[row]!];
      if (type === 'refund' || type === 'support_contact') continue;
      expect(new Date(events.time[row]!).toISOString().slice(0, 10)).toBe(day);
    }
  });

  test('dirt shows every branch: lost rows, copies, bots, gaps, late dates, chains, circles, conflicts', async () => {
    const { acquired, checked, identity } = await runDataStages({ synthetic: { customers: 3000, dirt: 1 } });
    expect(acquired.rejected.map(({ reason }) => reason)).toEqual(['missing-customer']);
    expect(acquired.read).toBe(acquired.events.count + acquired.rejected[0]!.count);
    expect(checked.quarantined.map(({ reason }) => reason)).toEqual(['bot']);
    expect(checked.warnings.map(({ code }) => code)).toEqual(['repeated-rows', 'late-dates']);
    expect(checked.events.category!.codes.includes(-1)).toBe(true);
    expect(Object.keys(identity.issueCounts).toSorted()).toEqual([
      'conflict',
      'cycle',
      'repeated-merge',
      'self-merge',
      'unknown-id',
    ]);
    expect(identity.longestChain).toBeGreaterThan(2);
  });
});
