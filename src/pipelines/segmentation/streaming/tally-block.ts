import type { ZoneOffsets } from '../../../base/time-zone.ts';
import type { Events } from '../model.ts';
import { eventsByCustomer } from '../profiles/events-by-customer.ts';
import type { Tallies } from '../profiles/tallies.ts';
import { type SessionSource, tallyAtOnce } from '../profiles/tally-customers.ts';
import { keptEvents } from '../quality/kept-events.ts';
import { type CheckedSource, keptBlock } from './check-block.ts';

/** What it takes to tally any block of customers. */
export interface TallySource extends CheckedSource {
  readonly sessions: SessionSource;
  readonly offsets: ZoneOffsets;
  /** The customer of each id, over all blocks; −1 = none. */
  readonly canonicalOf: Int32Array;
  /** Ids before each block. */
  readonly firstId: Int32Array;
  /** 1 for each customer with ids in more than one block. */
  readonly spansBlocks: Uint8Array;
}

/** The tallies of one block of customers. */
export interface TalliedBlock {
  /** Which customer each entry of the tallies is. */
  readonly customers: Int32Array;
  readonly tallies: Tallies;
  /** Events of customers who have others in other blocks, their `customer` numbering all customers; undefined without any. */
  readonly strays: Events | undefined;
}

/** Tallies the customers whose events all lie in the block, and hands out the events of the others. O(events + ids). */
export function tallyBlock(source: TallySource, block: number): TalliedBlock {
  const { canonicalOf, firstId, spansBlocks, sessions, offsets } = source;
  const all = keptBlock(source, block);
  const own = canonicalOf.subarray(firstId[block], firstId[block + 1]);
  const strayMarks = markStrays(all, own, spansBlocks);
  const events = strayMarks === undefined ? all : keptEvents(all, strayMarks);
  const { customers, localOf } = localCustomers(own, spansBlocks);
  const grouped = eventsByCustomer(events.customer, events.time, localOf, customers.length);
  return {
    customers,
    tallies: tallyAtOnce(events, grouped, { sessions, offsets }),
    strays: strayMarks === undefined ? undefined : straysOf(all, strayMarks, own),
  };
}

/** 1 where a row belongs to a customer who spans blocks; undefined where none does. */
function markStrays(
  { count, customer }: Events,
  canonicalOf: Int32Array,
  spansBlocks: Uint8Array,
): Uint8Array | undefined {
  const marks = new Uint8Array(count);
  let strays = 0;
  for (let row = 0; row < count; row++) {
    if (spansBlocks[canonicalOf[customer[row]!]!] !== 1) continue;
    marks[row] = 1;
    strays++;
  }
  return strays === 0 ? undefined : marks;
}

function straysOf(events: Events, strayMarks: Uint8Array, canonicalOf: Int32Array): Events {
  const strays = keptEvents(
    events,
    strayMarks.map((mark) => 1 - mark),
  );
  return { ...strays, customerIds: [], customer: strays.customer.map((id) => canonicalOf[id]!) };
}

/** The customers of the block's ids in the order of their numbers, and which of them each id is. */
function localCustomers(
  canonicalOf: Int32Array,
  spansBlocks: Uint8Array,
): { readonly customers: Int32Array; readonly localOf: Int32Array } {
  const numbers = new Set<number>();
  for (const customer of canonicalOf) if (customer >= 0 && spansBlocks[customer] === 0) numbers.add(customer);
  const customers = Int32Array.from(numbers).sort();
  const placeOf = new Map<number, number>();
  customers.forEach((customer, place) => placeOf.set(customer, place));
  return { customers, localOf: canonicalOf.map((customer) => placeOf.get(customer) ?? -1) };
}
