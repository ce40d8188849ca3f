import { present } from '../../../base/assert.ts';
import type { ZoneOffsets } from '../../../base/time-zone.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { Events } from '../model.ts';
import { eventsByCustomer } from '../profiles/events-by-customer.ts';
import { emptyTallies, placeTallies, type Tallies } from '../profiles/tallies.ts';
import { type SessionSource, tallyAtOnce } from '../profiles/tally-customers.ts';
import { appendBlock, emptyColumns } from '../synthetic/event-columns.ts';
import { eventsOf } from '../synthetic/generate-block.ts';
import { tallyBlockTask } from '../tasks/tally-block-task.ts';
import type { CheckedBlocks } from './event-blocks.ts';

/** How the events of all blocks are to be read. */
export interface StreamedReading {
  readonly canonicalOf: Int32Array;
  readonly customers: number;
  readonly sessions: SessionSource;
  readonly offsets: ZoneOffsets;
}

/**
 * Tallies all customers block by block on the pool: the same as one pass over all events gives. Customers with ids in
 * several blocks, as conflicting merges make them, are tallied at the end from their events, which are few. O(events).
 */
export async function tallyStreamed(
  { source, quality, firstId, names }: CheckedBlocks,
  { canonicalOf, customers, sessions, offsets }: StreamedReading,
  context: Pick<StageContext, 'map'>,
): Promise<Tallies> {
  const tallies = emptyTallies(customers, names.category?.length ?? 0);
  const spansBlocks = spanning(canonicalOf, firstId, customers);
  const shared = { source, quality, sessions, offsets, canonicalOf, firstId, spansBlocks };
  const inputs = Array.from({ length: firstId.length - 1 }, (_, block) => block);
  const strays = new Map<number, Events>();
  await context.map(tallyBlockTask, shared, inputs, {
    note: 'counting events',
    onResult(made, block) {
      placeTallies(tallies, made.tallies, made.customers);
      if (made.strays !== undefined) strays.set(block, made.strays);
    },
  });
  if (strays.size > 0) tallyStrays(tallies, strays, { sessions, offsets });
  return tallies;
}

/** 1 for each customer with ids in more than one block. O(ids). */
function spanning(canonicalOf: Int32Array, firstId: Int32Array, customers: number): Uint8Array {
  const blockOf = new Int32Array(customers).fill(-1);
  const spans = new Uint8Array(customers);
  for (let block = 0; block + 1 < firstId.length; block++) {
    for (let id = firstId[block]!; id < firstId[block + 1]!; id++) {
      const customer = canonicalOf[id]!;
      if (customer < 0) continue;
      if (blockOf[customer] === -1) blockOf[customer] = block;
      else if (blockOf[customer] !== block) spans[customer] = 1;
    }
  }
  return spans;
}

function tallyStrays(
  tallies: Tallies,
  strays: ReadonlyMap<number, Events>,
  reading: Pick<StreamedReading, 'sessions' | 'offsets'>,
): void {
  const columns = emptyColumns(0);
  let orders = 0;
  for (const [, events] of [...strays].toSorted(([a], [b]) => a - b)) {
    appendBlock(columns, events, { customer: 0, order: orders, sourceRow: 0 });
    orders += present(events.order, 'orders').names.length;
  }
  const events = eventsOf(columns, [], orders);
  const rows = events.customer.subarray(0, columns.count);
  const customers = Int32Array.from(new Set(rows)).sort();
  const placeOf = new Map(Array.from(customers, (customer, place) => [customer, place]));
  const local = rows.map((customer) => placeOf.get(customer)!);
  const self = customers.map((_, place) => place);
  const grouped = eventsByCustomer(local, events.time, self, customers.length);
  placeTallies(tallies, tallyAtOnce(events, grouped, reading), customers);
}
