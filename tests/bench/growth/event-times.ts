import { randomStream } from '../../../src/base/random.ts';
import { atOnce } from '../../../src/base/sliced.ts';
import type { StageContext } from '../../../src/engine/stage.ts';
import { mergeConfig } from '../../../src/engine/config.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import { summariseEvents, totalsOf } from '../../../src/pipelines/segmentation/acquire/event-summary.ts';
import { resolveIdentity } from '../../../src/pipelines/segmentation/identity/resolve-identity.ts';
import { eventProfiles } from '../../../src/pipelines/segmentation/profiles/event-profiles.ts';
import { eventsByCustomer } from '../../../src/pipelines/segmentation/profiles/events-by-customer.ts';
import { generate } from '../../../src/pipelines/segmentation/synthetic/generate.ts';
import { type SizedTimes, type Times, timed } from './sized-times.ts';

/**
 * Generation, group-by and profiles (which hold a group-by) of so many customers, once, on one thread. Generated events
 * stand customer by customer; as many of random customers, in the order of time, are grouped beside. The functions of
 * the stages are called directly: a million customers, more than the setting allows, are 140 million events in columns
 * of 42 bytes, which one typed array each can hold.
 */
export async function eventTimes(customers: number): Promise<SizedTimes> {
  const config = mergeConfig(DEFAULT_CONFIG, { synthetic: { customers } });
  const context: Pick<StageContext, 'seed' | 'progress' | 'checkpoint' | 'map'> = {
    seed: 1,
    map: () => Promise.reject(new Error('events are held')),
    progress() {},
    async checkpoint() {},
  };
  const times: Record<string, Times> = {};
  const noted = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const { made, ms, cpuMs } = await timed(work);
    times[name] = { ms, cpuMs };
    return made;
  };
  const { events, merges, truth } = await noted('generation', () => generate(config.synthetic, context));
  const summary = summariseEvents(events);
  const totals = totalsOf(summary);
  const occurs = new Uint8Array(events.customerIds.length).fill(1);
  const resolved = atOnce(
    resolveIdentity({ ids: events.customerIds, occurs, merges, rejectedMerges: [], truth }, config.identity),
  );
  const identity = { ...resolved, totals };
  const { canonicalOf, canonicalIds } = resolved;
  await noted('group-by', () =>
    eventsByCustomer(events.customer, events.time, canonicalOf, canonicalIds.length),
  );
  const checked = {
    events,
    summary,
    occurs,
    facts: summary.facts,
    valid: events.count,
    kept: events.count,
    quarantined: [],
    totals,
    warnings: [],
  };
  await noted('profiles, group-by included', () =>
    eventProfiles(checked, identity, config.profiles, { ...context, ...NO_FORMER_RUN }),
  );
  const mixed = mixedEvents(events.count, events.customerIds.length);
  await noted('group-by, customers mixed', () =>
    eventsByCustomer(mixed.ids, mixed.time, canonicalOf, canonicalIds.length),
  );
  return { size: customers, times, counts: { events: events.count } };
}

/** Events of random ids in the order of time. */
function mixedEvents(count: number, ids: number): { readonly ids: Int32Array; readonly time: Float64Array } {
  const random = randomStream(1, 'mixed events');
  const mixed = { ids: new Int32Array(count), time: new Float64Array(count) };
  for (let row = 0; row < count; row++) {
    mixed.ids[row] = random.below(ids);
    mixed.time[row] = row;
  }
  return mixed;
}

/** Every run is the first. */
const NO_FORMER_RUN = { former: () => undefined, leave: () => undefined, count: () => undefined };
