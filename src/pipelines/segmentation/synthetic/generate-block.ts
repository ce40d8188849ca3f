import { randomStream, type Random } from '../../../base/random.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Events } from '../model.ts';
import type { GeneratedSource } from '../streaming/event-blocks.ts';
import { ARCHETYPES } from './archetypes.ts';
import { DEVICES, PRODUCT_LINES } from './catalogue.ts';
import { DIRT_RATES, spoilEvents, spoilMerges } from './dirt.ts';
import { drawDrift, middleOf } from './drift.ts';
import { appendStretch, type EventColumns, emptyColumns, trimColumns } from './event-columns.ts';
import { type Habits, habitsOf } from './habits.ts';
import { emptyHistory } from './history.ts';
import type { MergeRow } from './merge-rows.ts';
import { drawPastIds } from './past-ids.ts';
import { drawPerson } from './person.ts';
import { ROWS_LISTED } from '../notice.ts';

/** Customers that are generated at a time, whatever the number of workers. */
const BLOCK_CUSTOMERS = 2048;
const ROOM_PER_EVENT = 1.1;

/** The customers of one block; ids, orders and rows are numbered from its own beginning. */
export interface GeneratedBlock {
  readonly events: Events;
  /** Archetype of each id. */
  readonly truthCodes: readonly number[];
  readonly merges: readonly MergeRow[];
  readonly orders: number;
  /** Rows drawn, and those among them that name no customer, with the first of these rows. */
  readonly read: number;
  readonly lost: number;
  readonly lostRows: readonly number[];
}

/** How many blocks so many customers are. O(1). */
export function blockCount({ customers }: Pick<SegmentationConfig['synthetic'], 'customers'>): number {
  return Math.ceil(customers / BLOCK_CUSTOMERS);
}

/**
 * Generates one block of customers from the ten archetypes: events grouped by person, in the order of time inside. Each
 * person draws from streams of its own, so blocks may be made in any order, on any thread, and more than once. O(events).
 */
export function generateBlock({ settings, seed }: GeneratedSource, block: number): GeneratedBlock {
  const { customers, dirt, drift, mergeProbability } = settings;
  const [firstDay, lastDay] = [Date.parse(settings.firstDay), Date.parse(settings.lastDay)];
  const middle = middleOf(firstDay, lastDay);
  const habits = ARCHETYPES.map((archetype) =>
    habitsOf(archetype, { firstDay, lastDay, eventsPerCustomer: settings.eventsPerCustomer }),
  );
  const first = block * BLOCK_CUSTOMERS + 1;
  const last = Math.min(customers, first + BLOCK_CUSTOMERS - 1);
  const columns = emptyColumns(
    Math.ceil((last - first + 1) * settings.eventsPerCustomer * ROOM_PER_EVENT) + 100,
  );
  const history = emptyHistory(512);
  const customerIds: string[] = [];
  const truthCodes: number[] = [];
  const merges: MergeRow[] = [];
  const lostRows: number[] = [];
  let lost = 0;
  let row = 1;
  let orders = 0;
  for (let person = first; person <= last; person++) {
    const random = randomStream(seed, 'customer', person);
    const archetype = drawArchetype(random);
    drawPerson(history, habits[archetype] as Habits, random);
    if (drift > 0) {
      drawDrift(history, { archetype, habits, share: drift, middle }, randomStream(seed, 'drift', person));
    }
    const spoiling = dirt > 0 ? randomStream(seed, 'dirt', person) : undefined;
    if (spoiling !== undefined) spoilEvents(history, dirt, spoiling);
    const ids = drawPastIds(person, history, mergeProbability, randomStream(seed, 'merge', person));
    if (spoiling !== undefined) {
      const without = Math.floor(history.count * DIRT_RATES.missingCustomer * dirt + spoiling.unit());
      for (let i = 0; i < without && lostRows.length < ROWS_LISTED; i++) lostRows.push(row + i);
      lost += without;
      row += without;
    }
    ids.ids.forEach((id, which) => {
      const from = ids.ends[which - 1] ?? 0;
      const to = ids.ends[which]!;
      appendStretch(columns, history, {
        from,
        to,
        customer: customerIds.length,
        firstRow: row,
        firstOrder: orders,
      });
      customerIds.push(id);
      truthCodes.push(archetype);
      row += to - from;
    });
    merges.push(...(spoiling === undefined ? ids.merges : spoilMerges(person, ids, dirt, spoiling)));
    orders += history.orders;
  }
  trimColumns(columns);
  const events = eventsOf(columns, customerIds, orders);
  return { events, truthCodes, merges, orders, read: row - 1, lost, lostRows };
}

/** Columns as events, with the names that their codes stand for. O(orders). */
export function eventsOf(columns: EventColumns, customerIds: readonly string[], orders: number): Events {
  const { category, device, order, ...plain } = columns;
  return {
    ...plain,
    customerIds,
    category: { codes: category, names: CATEGORY_NAMES },
    device: { codes: device, names: DEVICES },
    order: {
      codes: order,
      names: Array.from({ length: orders }, (_, i) => `O${String(i + 1).padStart(7, '0')}`),
    },
  };
}

/** What the codes of a generated category stand for. */
export const CATEGORY_NAMES: readonly string[] = PRODUCT_LINES.map((line) => line.name);

function drawArchetype(random: Random): number {
  let left = random.unit();
  for (let code = 0; code < ARCHETYPES.length - 1; code++) {
    left -= ARCHETYPES[code]!.weight;
    if (left < 0) return code;
  }
  return ARCHETYPES.length - 1;
}
