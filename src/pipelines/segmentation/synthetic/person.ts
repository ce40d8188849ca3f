import type { Random } from '../../../base/random.ts';
import {
  ADD_TO_CART,
  CHECKOUT,
  EMAIL_CLICK,
  EMAIL_OPEN,
  PURCHASE,
  REFUND,
  SESSION_START,
  SUPPORT_CONTACT,
  VIEW_CATEGORY,
  VIEW_ITEM,
} from '../event-type.ts';
import { REFUND_DAYS } from './archetypes.ts';
import { PRODUCT_LINES } from './catalogue.ts';
import { type Habits, TABLE_SIZE } from './habits.ts';
import { addEvent, type History, sortByTime } from './history.ts';

/** Probabilities that the table of archetypes leaves open. */
const VIEW_CATEGORY_FIRST = 0.15;
const CHECKOUT_WITHOUT_PURCHASE = 0.15;
const EMAIL_CLICK_AFTER_OPEN = 0.25;
const SUPPORT_BEFORE_REFUND = 0.5;
const SUPPORT_OTHERWISE = 0.08;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** No session lasts longer, and none begins sooner after the one before. */
const LONGEST_SESSION = 45 * MINUTE;
const LEAST_PAUSE = 35 * MINUTE;

/**
 * Draws one person's events into `history`, in the order of time, from that person's own stream alone. All times lie
 * on the habits' days, those of refunds up to thirteen days later. O(events).
 */
export function drawPerson(history: History, habits: Habits, random: Random): void {
  history.count = 0;
  history.orders = 0;
  const [low, high] = habits.archetype.sessions;
  const usual = low + Math.floor(random.unit() * (high - low + 1));
  if (usual === 0) {
    drawSingleEvent(history, habits, random);
    return;
  }
  const sessions = Math.max(1, Math.round(usual * habits.sessionFactor));
  const [fewest, most] = habits.archetype.refunds ?? [0, 0];
  const refunds = fewest + Math.floor(random.unit() * (most - fewest + 1));
  drawSessions(history, habits, random, { sessions, ordersAtLeast: refunds });
  drawRefunds(history, random, refunds);
  drawContacts(history, habits, random);
  sortByTime(history);
}

function drawSingleEvent(history: History, habits: Habits, random: Random): void {
  const time = drawStart(habits, random);
  const kind = random.unit();
  const device = habits.devices[random.uint32() & (TABLE_SIZE - 1)]!;
  const type = kind < 0.7 ? SESSION_START : kind < 0.9 ? EMAIL_OPEN : SUPPORT_CONTACT;
  addEvent(history, type, time, -1, device);
}

interface SessionPlan {
  readonly sessions: number;
  readonly ordersAtLeast: number;
}

function drawSessions(
  history: History,
  habits: Habits,
  random: Random,
  { sessions, ordersAtLeast }: SessionPlan,
): void {
  const { archetype } = habits;
  const starts = new Float64Array(sessions);
  for (let i = 0; i < sessions; i++) starts[i] = drawStart(habits, random);
  starts.sort();
  const buyingSession = archetype.purchases === 1 ? Math.floor(random.unit() * sessions) : -1;
  let earliest = -Infinity;
  for (let i = 0; i < sessions; i++) {
    const mustBuy = i === buyingSession || sessions - i <= ordersAtLeast - history.orders;
    const start = Math.min(Math.max(starts[i]!, earliest), habits.end - LONGEST_SESSION);
    earliest = drawSession(history, habits, random, start, mustBuy) + LEAST_PAUSE;
  }
}

/** Draws one session and returns the time of its last event. One word of random bits serves a view: 10 for what, 7 for when, 15 for the cart. */
function drawSession(
  history: History,
  habits: Habits,
  random: Random,
  start: number,
  mustBuy: boolean,
): number {
  const { archetype, categories } = habits;
  const device = habits.devices[random.uint32() & (TABLE_SIZE - 1)]!;
  let time = start;
  addEvent(history, SESSION_START, time, -1, device);
  let category = categories[random.uint32() & (TABLE_SIZE - 1)]!;
  if (random.unit() < VIEW_CATEGORY_FIRST) {
    time += 5 * SECOND + (random.uint32() & 31) * SECOND;
    addEvent(history, VIEW_CATEGORY, time, category, device);
  }
  const views = 2 + Math.floor(random.unit() * 7);
  const cartBelow = archetype.cartProbability * 32_768;
  let carts = 0;
  let wanted = category;
  for (let view = 0; view < views; view++) {
    const bits = random.uint32();
    if (view > 0) category = categories[bits & (TABLE_SIZE - 1)]!;
    time += 10 * SECOND + ((bits >>> 10) & 127) * SECOND;
    addEvent(history, VIEW_ITEM, time, category, device);
    const forced = mustBuy && carts === 0 && view === views - 1;
    if (bits >>> 17 < cartBelow || forced) {
      time += 8 * SECOND;
      addEvent(history, ADD_TO_CART, time, category, device);
      wanted = category;
      carts++;
    }
  }
  if (carts === 0) return time;
  const buys = mustBuy || random.unit() < archetype.purchaseProbability;
  if (buys || random.unit() < CHECKOUT_WITHOUT_PURCHASE) {
    time += 20 * SECOND + (random.uint32() & 127) * SECOND;
    addEvent(history, CHECKOUT, time, wanted, device);
  }
  if (buys) {
    time += 30 * SECOND + (random.uint32() & 127) * SECOND;
    drawPurchase(history, habits, random, time, wanted, device);
  }
  return time;
}

function drawPurchase(
  history: History,
  { archetype }: Habits,
  random: Random,
  time: number,
  category: number,
  device: number,
): void {
  const { low, high } = PRODUCT_LINES[category]!;
  const price = random.between(low, high);
  const discount = archetype.discount === undefined ? 0 : random.between(...archetype.discount);
  const at = addEvent(history, PURCHASE, time, category, device);
  history.amount[at] = Math.round(price * archetype.orderValue * (1 - discount) * 100) / 100;
  history.discount[at] = discount;
  history.order[at] = history.orders++;
}

/** Refunds of distinct orders, chosen evenly among all of them. */
function drawRefunds(history: History, random: Random, refunds: number): void {
  let wanted = refunds;
  let left = history.orders;
  const before = history.count;
  for (let at = 0; at < before && wanted > 0; at++) {
    if (history.type[at] !== PURCHASE) continue;
    if (random.unit() * left-- >= wanted) continue;
    wanted--;
    const [least, most] = REFUND_DAYS;
    const time = history.time[at]! + Math.round(random.between(least, most) * 24 * 60) * MINUTE;
    if (random.unit() < SUPPORT_BEFORE_REFUND)
      addEvent(history, SUPPORT_CONTACT, time - HOUR, -1, history.device[at]!);
    const refund = addEvent(history, REFUND, time, history.category[at]!, history.device[at]!);
    history.amount[refund] = -history.amount[at]!;
    history.order[refund] = history.order[at]!;
  }
}

function drawContacts(history: History, habits: Habits, random: Random): void {
  for (let opens = random.uint32() & 3; opens > 0; opens--) {
    const time = drawStart(habits, random);
    const device = habits.devices[random.uint32() & (TABLE_SIZE - 1)]!;
    addEvent(history, EMAIL_OPEN, time, -1, device);
    if (random.unit() < EMAIL_CLICK_AFTER_OPEN) addEvent(history, EMAIL_CLICK, time + MINUTE, -1, device);
  }
  if (random.unit() < SUPPORT_OTHERWISE) {
    addEvent(
      history,
      SUPPORT_CONTACT,
      drawStart(habits, random),
      -1,
      habits.devices[random.uint32() & (TABLE_SIZE - 1)]!,
    );
  }
}

/** A moment on one of the active days at one of the archetype's hours, to the second, at least 45 minutes before the last midnight. */
function drawStart(habits: Habits, random: Random): number {
  const { archetype, weekendDays, workDays } = habits;
  let days = habits.days;
  if (archetype.weekend !== undefined && weekendDays.length > 0 && workDays.length > 0) {
    days = random.unit() < archetype.weekend ? weekendDays : workDays;
  }
  const day = days[Math.floor(random.unit() * days.length)]!;
  const hour =
    random.unit() < archetype.day.evening
      ? 18 + (random.uint32() & 3)
      : habits.hours[random.uint32() & (TABLE_SIZE - 1)]!;
  const time = day + hour * HOUR + Math.floor(random.unit() * 3600) * SECOND;
  return Math.min(time, habits.end - LONGEST_SESSION);
}
