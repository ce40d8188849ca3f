import { eventTypeCode } from '../event-type.ts';
import type { EventFacts, Events } from '../model.ts';

const BEHAVIOUR = (['session_start', 'view_item', 'add_to_cart'] as const).map(eventTypeCode);
const PURCHASE = eventTypeCode('purchase');
const DAY_MS = 86_400_000;

/** Which kinds of facts the events carry: judged from what occurs, not from which columns exist. O(events). */
export function eventFacts(events: Events): EventFacts {
  const occurs = new Uint8Array(256);
  let amounts = false;
  let hours = false;
  const timeOfDay = (((events.time[0] ?? 0) % DAY_MS) + DAY_MS) % DAY_MS;
  for (let row = 0; row < events.count; row++) {
    const type = events.type[row]!;
    occurs[type] = 1;
    if (type === PURCHASE && !Number.isNaN(events.amount[row]!)) amounts = true;
    hours ||= ((events.time[row]! % DAY_MS) + DAY_MS) % DAY_MS !== timeOfDay;
  }
  return {
    purchases: occurs[PURCHASE] === 1,
    amounts,
    behaviour: BEHAVIOUR.some((type) => occurs[type] === 1),
    discount: events.discount?.some((share) => share > 0) ?? false,
    category: events.category?.codes.some((code) => code >= 0) ?? false,
    device: events.device?.codes.some((code) => code >= 0) ?? false,
    hours,
  };
}
