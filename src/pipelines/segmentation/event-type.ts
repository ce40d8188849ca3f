import { EVENT_TYPES, type EventType } from './model.ts';

/** The code of an event type, as it stands in `Events.type`. O(types). */
export function eventTypeCode(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}
