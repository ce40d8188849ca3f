import type { Events, Identity } from '../model.ts';
import { namesCategory } from './tally-customers.ts';

/** Events with those who they belong to. */
export interface OwnedEvents {
  readonly events: Events;
  readonly identity: Pick<Identity, 'canonicalOf' | 'canonicalIds'>;
}

/** What came to some events. */
export interface Growth {
  /** Customers with events among the new ones, ascending. */
  readonly touched: Int32Array;
  /** New events of each category. */
  readonly categoryEvents: Float64Array;
}

/**
 * How events have grown, when the former ones are the first of these, in the same order, of the same customers: undefined
 * otherwise. Every value that profiles are made of is compared, so that the customers who are not touched are as they were. O(events + names).
 */
export function growthOf(former: OwnedEvents, now: OwnedEvents): Growth | undefined {
  const { canonicalOf, canonicalIds } = now.identity;
  const { events } = now;
  if (!isGrown(former, now)) return undefined;
  const isTouched = new Uint8Array(canonicalIds.length);
  const categoryEvents = new Float64Array(events.category?.names.length ?? 0);
  const category = events.category?.codes;
  for (let row = former.events.count; row < events.count; row++) {
    isTouched[canonicalOf[events.customer[row]!]!] = 1;
    const code = category?.[row] ?? -1;
    if (code >= 0 && namesCategory(events.type[row]!)) categoryEvents[code]! += 1;
  }
  const touched = new Int32Array(isTouched.reduce((sum, mark) => sum + mark, 0));
  let count = 0;
  for (let customer = 0; customer < isTouched.length; customer++)
    if (isTouched[customer] === 1) touched[count++] = customer;
  return { touched, categoryEvents };
}

function isGrown(former: OwnedEvents, now: OwnedEvents): boolean {
  const before = former.events;
  const { events } = now;
  return (
    before.count <= events.count &&
    startsWith(now.identity.canonicalIds, former.identity.canonicalIds) &&
    startsWith(events.customerIds, before.customerIds) &&
    startsWith(now.identity.canonicalOf, former.identity.canonicalOf) &&
    startsWith(events.customer, before.customer) &&
    startsWith(events.type, before.type) &&
    numbersStartWith(events.time, before.time) &&
    numbersStartWith(events.amount, before.amount) &&
    numbersStartWith(events.discount, before.discount) &&
    CODED.every((name) => {
      const own = events[name];
      const other = before[name];
      if (own === undefined || other === undefined) return own === other;
      return startsWith(own.codes, other.codes) && startsWith(own.names, other.names);
    })
  );
}

const CODED = ['order', 'category', 'device', 'channel'] as const;

function startsWith<T>(all: ArrayLike<T>, first: ArrayLike<T>): boolean {
  if (first.length > all.length) return false;
  for (let i = 0; i < first.length; i++) if (all[i] !== first[i]) return false;
  return true;
}

/** NaN stands for the same as NaN. */
function numbersStartWith(all: ArrayLike<number> | undefined, first: ArrayLike<number> | undefined): boolean {
  if (all === undefined || first === undefined) return all === first;
  if (first.length > all.length) return false;
  for (let i = 0; i < first.length; i++) {
    const own = all[i]!;
    const other = first[i]!;
    if (own !== other && (own === own || other === other)) return false;
  }
  return true;
}
