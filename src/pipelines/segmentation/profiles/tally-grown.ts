import type { StageContext } from '../../../engine/stage.ts';
import { eventsByCustomer, type EventsByCustomer } from './events-by-customer.ts';
import type { Growth, OwnedEvents } from './grown-events.ts';
import { emptyTallies, placeTallies, type Tallies } from './tallies.ts';
import { tallyCustomers } from './tally-customers.ts';

/**
 * The tallies of events that have grown: those of touched customers from all their events, the others as they were. The same
 * bytes as a tally of everything. O(events of touched customers + customers × columns), and one look at each event's customer.
 */
export async function tallyGrown(
  former: Tallies,
  { events, identity }: OwnedEvents,
  { touched, categoryEvents }: Growth,
  reading: Parameters<typeof tallyCustomers>[2],
  context: Pick<StageContext, 'progress' | 'checkpoint'>,
): Promise<Tallies> {
  const all = emptyTallies(identity.canonicalIds.length, categoryEvents.length);
  for (const name of Object.keys(all) as (keyof Tallies)[]) {
    if (name === 'customers') continue;
    all[name].set(former[name]);
  }
  const some = await tallyCustomers(events, eventsOf(touched, { events, identity }), reading, context);
  placeTallies(all, { ...some, categoryEvents }, touched);
  return all;
}

/** The events of some customers, who are numbered in their order. */
function eventsOf(
  customers: Int32Array,
  { events: { customer, time }, identity: { canonicalOf, canonicalIds } }: OwnedEvents,
): EventsByCustomer {
  const place = new Int32Array(canonicalIds.length).fill(-1);
  for (let i = 0; i < customers.length; i++) place[customers[i]!] = i;
  const placeOf = canonicalOf.map((canonical) => (canonical < 0 ? -1 : place[canonical]!));
  let count = 0;
  for (let row = 0; row < customer.length; row++) if (placeOf[customer[row]!]! >= 0) count++;
  const chosen = new Int32Array(count);
  const ids = new Int32Array(count);
  const times = new Float64Array(count);
  let at = 0;
  for (let row = 0; row < customer.length; row++) {
    const id = customer[row]!;
    if (placeOf[id]! < 0) continue;
    chosen[at] = row;
    ids[at] = id;
    times[at++] = time[row]!;
  }
  const { starts, rows } = eventsByCustomer(ids, times, placeOf, customers.length);
  return { starts, rows: rows?.map((row) => chosen[row]!) ?? chosen };
}
