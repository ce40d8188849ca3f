import type { EventType } from '../model.ts';

/** What other systems call the event types; compared in lower case without spaces and punctuation. */
const NAMES: Readonly<Record<EventType, readonly string[]>> = {
  session_start: [
    'sessionstart',
    'session',
    'visit',
    'login',
    'signin',
    'appopen',
    'open',
    'start',
    'landing',
  ],
  view_category: [
    'viewcategory',
    'categoryview',
    'viewitemlist',
    'viewlist',
    'category',
    'search',
    'browse',
    'viewsearchresults',
  ],
  view_item: [
    'viewitem',
    'itemview',
    'view',
    'pageview',
    'screenview',
    'productview',
    'viewproduct',
    'detailview',
    'viewcontent',
    'click',
    'selectitem',
  ],
  add_to_cart: ['addtocart', 'cart', 'addcart', 'addtobasket', 'basket', 'cartadd', 'addtobag'],
  checkout: [
    'checkout',
    'begincheckout',
    'initiatecheckout',
    'startcheckout',
    'checkoutstarted',
    'addpaymentinfo',
  ],
  purchase: [
    'purchase',
    'purchased',
    'order',
    'ordered',
    'sale',
    'sales',
    'payment',
    'buy',
    'bought',
    'transaction',
    'invoice',
    'charge',
    'completedorder',
    'ordercompleted',
    'conversion',
    'debit',
  ],
  refund: [
    'refund',
    'refunded',
    'return',
    'returned',
    'credit',
    'creditnote',
    'chargeback',
    'cancellation',
    'cancelled',
    'canceled',
    'cancel',
    'reversal',
    'void',
  ],
  email_open: ['emailopen', 'emailopened', 'opened', 'mailopen', 'newsletteropen'],
  email_click: ['emailclick', 'emailclicked', 'mailclick', 'newsletterclick'],
  support_contact: [
    'supportcontact',
    'support',
    'ticket',
    'contact',
    'call',
    'complaint',
    'chat',
    'supportticket',
  ],
};

const BY_NAME: ReadonlyMap<string, EventType> = new Map(
  (Object.entries(NAMES) as [EventType, readonly string[]][]).flatMap(([type, names]) =>
    names.map((name) => [name, type] as const),
  ),
);

/** The event type that a name in the data stands for; undefined when none is known. O(length). */
export function eventTypeOfName(name: string): EventType | undefined {
  return BY_NAME.get(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}
