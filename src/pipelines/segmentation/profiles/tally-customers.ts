import { localTime, type ZoneOffsets } from '../../../base/time-zone.ts';
import type { StageContext } from '../../../engine/stage.ts';
import {
  ADD_TO_CART,
  CHECKOUT,
  PURCHASE,
  REFUND,
  SESSION_START,
  VIEW_CATEGORY,
  VIEW_ITEM,
} from '../event-type.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import type { Events } from '../model.ts';
import {
  clearCounter,
  type CodeCounter,
  codeCounter,
  codeEntropy,
  countCode,
  topCode,
} from './code-counter.ts';
import { type EventsByCustomer, rowAt } from './events-by-customer.ts';
import { hourCircle, type HourCircle } from './hour-circle.ts';
import { mobileDevices } from './mobile-devices.ts';
import { emptyTallies, type Tallies } from './tallies.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Without session starts in the data, a session begins after a pause of this length. */
export const SESSION_PAUSE = 30 * MINUTE;
/** Minutes of the day. */
export const EVENING: readonly [from: number, to: number] = [18 * 60, 22 * 60];
const CUSTOMERS_BETWEEN_BREAKS = 256;

/** Whether sessions are marked in the data, found by pauses, or unknown. */
export type SessionSource = 'marked' | 'pauses' | 'none';

/** How sessions are known: by their starts where any occur, else by pauses where there are views or carts. O(1). */
export function sessionSource({ facts, byType }: Pick<EventSummary, 'facts' | 'byType'>): SessionSource {
  if (!facts.behaviour) return 'none';
  return byType[SESSION_START]! > 0 ? 'marked' : 'pauses';
}

/**
 * One pass over the events, customer by customer in the order of time. Hours and weekdays are read in the zone of
 * `offsets`. O(events).
 */
export async function tallyCustomers(
  events: Events,
  grouped: EventsByCustomer,
  reading: { readonly sessions: SessionSource; readonly offsets: ZoneOffsets },
  context: Pick<StageContext, 'progress' | 'checkpoint'>,
): Promise<Tallies> {
  const customers = grouped.starts.length - 1;
  const tallies = emptyTallies(customers, events.category?.names.length ?? 0);
  const desk = openDesk(events, reading, tallies);
  for (let customer = 0; customer < customers; customer++) {
    if (customer % CUSTOMERS_BETWEEN_BREAKS === 0) {
      context.progress(customer / customers, 'counting events');
      await context.checkpoint();
    }
    tallyOne(desk, customer, grouped);
  }
  return tallies;
}

/** The same in one go, for tasks: without progress and breaks. O(events). */
export function tallyAtOnce(
  events: Events,
  grouped: EventsByCustomer,
  reading: { readonly sessions: SessionSource; readonly offsets: ZoneOffsets },
): Tallies {
  const customers = grouped.starts.length - 1;
  const tallies = emptyTallies(customers, events.category?.names.length ?? 0);
  const desk = openDesk(events, reading, tallies);
  for (let customer = 0; customer < customers; customer++) tallyOne(desk, customer, grouped);
  return tallies;
}

/** Whether the category of an event of this type is counted. O(1). */
export function namesCategory(type: number): boolean {
  return type >= VIEW_CATEGORY && type <= PURCHASE && type !== CHECKOUT;
}

/** Everything that one customer's pass needs, and what it clears before the next. */
interface Desk {
  readonly events: Events;
  readonly tallies: Tallies;
  readonly sessions: SessionSource;
  readonly offsets: ZoneOffsets;
  readonly circle: HourCircle;
  readonly isMobile: Uint8Array;
  readonly categories: CodeCounter;
  readonly devices: CodeCounter;
  readonly channels: CodeCounter;
  /** By order code: 1 + the customer that last bought, had a known price, had a discount, or was refunded under it. */
  readonly bought: Int32Array;
  readonly priced: Int32Array;
  readonly reduced: Int32Array;
  readonly returned: Int32Array;
}

function openDesk(events: Events, reading: Pick<Desk, 'sessions' | 'offsets'>, tallies: Tallies): Desk {
  const orders = events.order?.names.length ?? 0;
  return {
    events,
    tallies,
    ...reading,
    circle: hourCircle(),
    isMobile: mobileDevices(events.device?.names ?? []),
    categories: codeCounter(events.category?.names.length ?? 0),
    devices: codeCounter(events.device?.names.length ?? 0),
    channels: codeCounter(events.channel?.names.length ?? 0),
    bought: new Int32Array(orders),
    priced: new Int32Array(orders),
    reduced: new Int32Array(orders),
    returned: new Int32Array(orders),
  };
}

function tallyOne(desk: Desk, customer: number, { starts, rows }: EventsByCustomer): void {
  const { events, tallies, sessions } = desk;
  const { type, time } = events;
  const category = events.category?.codes;
  const from = starts[customer]!;
  const to = starts[customer + 1]!;
  let lastVisit = -Infinity;
  let cartsInSession = 0;
  let ordersInSession = 0;
  let views = 0;
  let carts = 0;
  for (let i = from; i < to; i++) {
    const row = rowAt(rows, i);
    const code = type[row]!;
    const at = time[row]!;
    if (sessions !== 'none' && code <= PURCHASE) {
      const begins = sessions === 'marked' ? code === SESSION_START : at - lastVisit > SESSION_PAUSE;
      lastVisit = at;
      if (begins) {
        closeSession(tallies, customer, cartsInSession, ordersInSession);
        cartsInSession = 0;
        ordersInSession = 0;
        tallies.sessions[customer]! += 1;
        tallyMoment(desk, customer, row);
      }
    }
    if (code === VIEW_ITEM) views++;
    else if (code === ADD_TO_CART) {
      carts++;
      cartsInSession++;
    } else if (code === PURCHASE) {
      if (tallyPurchase(desk, customer, row)) {
        ordersInSession++;
        if (sessions === 'none') tallyMoment(desk, customer, row);
      }
    } else if (code === REFUND) tallyRefund(desk, customer, row);
    if (category !== undefined && namesCategory(code)) {
      countCode(desk.categories, category[row]!);
    }
  }
  closeSession(tallies, customer, cartsInSession, ordersInSession);
  tallies.events[customer] = to - from;
  tallies.views[customer] = views;
  tallies.carts[customer] = carts;
  if (to > from) {
    tallies.firstTime[customer] = time[rowAt(rows, from)]!;
    tallies.lastTime[customer] = time[rowAt(rows, to - 1)]!;
  }
  closeCustomer(desk, customer);
}

function closeSession(tallies: Tallies, customer: number, carts: number, orders: number): void {
  if (carts === 0) return;
  tallies.cartSessions[customer]! += 1;
  tallies.cartPurchases[customer]! += orders;
  if (orders === 0) tallies.abandonedSessions[customer]! += 1;
}

/** True for the first row of an order: further rows of it add money, not purchases. */
function tallyPurchase(desk: Desk, customer: number, row: number): boolean {
  const { events, tallies, bought } = desk;
  const amount = events.amount[row]!;
  if (amount === amount) tallies.spent[customer]! += amount;
  const order = events.order?.codes[row] ?? -1;
  const isNew = order < 0 || bought[order] !== customer + 1;
  if (isNew) {
    if (order >= 0) bought[order] = customer + 1;
    const at = events.time[row]!;
    if (tallies.purchases[customer] === 0) tallies.firstPurchase[customer] = at;
    else {
      const days = (at - tallies.lastPurchase[customer]!) / DAY;
      tallies.squaredGaps[customer]! += days * days;
    }
    tallies.lastPurchase[customer] = at;
    tallies.purchases[customer]! += 1;
  }
  const discount = events.discount?.[row] ?? NaN;
  if (discount === discount) tallyDiscount(desk, customer, { order, discount });
  return isNew;
}

/** An order is priced by its first row with a known discount, and reduced by its first row with one above zero. */
function tallyDiscount(
  { tallies, priced, reduced }: Desk,
  customer: number,
  { order, discount }: { readonly order: number; readonly discount: number },
): void {
  if (order < 0 || priced[order] !== customer + 1) {
    if (order >= 0) priced[order] = customer + 1;
    tallies.pricedOrders[customer]! += 1;
  }
  if (discount > 0 && (order < 0 || reduced[order] !== customer + 1)) {
    if (order >= 0) reduced[order] = customer + 1;
    tallies.discountedOrders[customer]! += 1;
  }
}

function tallyRefund({ events, tallies, returned }: Desk, customer: number, row: number): void {
  const amount = events.amount[row]!;
  if (amount === amount) tallies.refunded[customer]! -= amount;
  const order = events.order?.codes[row] ?? -1;
  if (order >= 0 && returned[order] === customer + 1) return;
  if (order >= 0) returned[order] = customer + 1;
  tallies.refunds[customer]! += 1;
}

function tallyMoment(desk: Desk, customer: number, row: number): void {
  const { events, tallies, offsets, circle } = desk;
  const local = localTime(offsets, events.time[row]!);
  const day = Math.floor(local / DAY);
  const minute = Math.floor((local - day * DAY) / MINUTE);
  const weekday = (((day + 4) % 7) + 7) % 7;
  tallies.moments[customer]! += 1;
  if (weekday === 0 || weekday === 6) tallies.weekendMoments[customer]! += 1;
  if (minute >= EVENING[0] && minute < EVENING[1]) tallies.eveningMoments[customer]! += 1;
  tallies.hourSines[customer]! += circle.sine[minute]!;
  tallies.hourCosines[customer]! += circle.cosine[minute]!;
  const device = events.device?.codes[row] ?? -1;
  if (device >= 0) {
    tallies.deviceMoments[customer]! += 1;
    tallies.mobileMoments[customer]! += desk.isMobile[device]!;
    countCode(desk.devices, device);
  }
  countCode(desk.channels, events.channel?.codes[row] ?? -1);
}

function closeCustomer({ tallies, categories, devices, channels }: Desk, customer: number): void {
  const top = topCode(categories);
  tallies.topCategory[customer] = top;
  if (top >= 0) tallies.topCategoryShare[customer] = categories.counts[top]! / categories.total;
  tallies.categoryEntropy[customer] = codeEntropy(categories);
  for (let i = 0; i < categories.distinct; i++) {
    const code = categories.touched[i]!;
    tallies.categoryEvents[code]! += categories.counts[code]!;
  }
  tallies.topDevice[customer] = topCode(devices);
  tallies.topChannel[customer] = topCode(channels);
  clearCounter(categories);
  clearCounter(devices);
  clearCounter(channels);
}
