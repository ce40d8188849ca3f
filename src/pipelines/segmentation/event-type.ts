import { EVENT_TYPES, type EventType } from './model.ts';

/** The code of an event type, as it stands in `Events.type`. O(types). */
export function eventTypeCode(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}

export const SESSION_START = eventTypeCode('session_start');
export const VIEW_CATEGORY = eventTypeCode('view_category');
export const VIEW_ITEM = eventTypeCode('view_item');
export const ADD_TO_CART = eventTypeCode('add_to_cart');
export const CHECKOUT = eventTypeCode('checkout');
export const PURCHASE = eventTypeCode('purchase');
export const REFUND = eventTypeCode('refund');
export const EMAIL_OPEN = eventTypeCode('email_open');
export const EMAIL_CLICK = eventTypeCode('email_click');
export const SUPPORT_CONTACT = eventTypeCode('support_contact');
