import { ADD_TO_CART, PURCHASE, SESSION_START, VIEW_ITEM } from '../event-type.ts';
import type { EventFacts } from './artifacts.ts';
import type { Events } from '../model.ts';

const BEHAVIOUR = [SESSION_START, VIEW_ITEM, ADD_TO_CART];
const DAY_MS = 86_400_000;

/** Which kinds of facts the events carry: judged from what occurs, not from which columns exist. O(events). */
export function eventFacts(events: Events): EventFacts {
  const { type, time, amount } = events;
  const timeOfDay = (at: number): number => ((at % DAY_MS) + DAY_MS) % DAY_MS;
  const first = timeOfDay(time[0] ?? 0);
  return {
    purchases: type.includes(PURCHASE),
    amounts: type.some((code, row) => code === PURCHASE && !Number.isNaN(amount[row]!)),
    behaviour: BEHAVIOUR.some((code) => type.includes(code)),
    discount: events.discount?.some((share) => share > 0) ?? false,
    category: events.category?.codes.some((code) => code >= 0) ?? false,
    device: events.device?.codes.some((code) => code >= 0) ?? false,
    hours: time.some((at) => timeOfDay(at) !== first),
  };
}
