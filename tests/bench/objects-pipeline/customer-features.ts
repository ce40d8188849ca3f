import type { Shop, ShopEvent } from './shop.ts';

/** The features of a customer by name; undefined where the customer has none. */
export interface CustomerFeatures {
  readonly id: string;
  readonly features: Readonly<Record<string, number | undefined>>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Joins merged ids, groups the events by customer in a Map, and describes each customer. */
export function customerFeatures({ events, merges, categories }: Shop): CustomerFeatures[] {
  const mergedInto = new Map(merges.map(({ past, canonical }) => [past, canonical]));
  const byCustomer = new Map<string, ShopEvent[]>();
  const categoryEvents = new Map(categories.map((name) => [name, 0]));
  let lastTime = -Infinity;
  for (const event of events) {
    let id = event.customer;
    for (let next = mergedInto.get(id); next !== undefined; next = mergedInto.get(id)) id = next;
    const own = byCustomer.get(id);
    if (own === undefined) byCustomer.set(id, [event]);
    else own.push(event);
    if (event.time > lastTime) lastTime = event.time;
    if (browses(event)) categoryEvents.set(event.category, (categoryEvents.get(event.category) ?? 0) + 1);
  }
  const total = [...categoryEvents.values()].reduce((sum, count) => sum + count, 0);
  const context = {
    referenceDay: Math.floor(lastTime / DAY) + 1,
    categoryShares: new Map([...categoryEvents].map(([name, count]) => [name, count / total])),
  };
  return [...byCustomer].map(([id, own]) => ({
    id,
    features: describe(
      own.sort((a, b) => a.time - b.time),
      context,
    ),
  }));
}

function browses(event: ShopEvent): event is ShopEvent & { readonly category: string } {
  const { type, category } = event;
  return (
    category !== undefined &&
    (type === 'view_category' || type === 'view_item' || type === 'add_to_cart' || type === 'purchase')
  );
}

interface Context {
  readonly referenceDay: number;
  readonly categoryShares: ReadonlyMap<string, number>;
}

function describe(
  events: readonly ShopEvent[],
  { referenceDay, categoryShares }: Context,
): CustomerFeatures['features'] {
  const orders = new Set<string>();
  const refundedOrders = new Set<string>();
  const pricedOrders = new Set<string>();
  const discountedOrders = new Set<string>();
  const purchaseTimes: number[] = [];
  const categories = new Map<string, number>();
  let spent = 0;
  let refunded = 0;
  let sessions = 0;
  let views = 0;
  let carts = 0;
  let cartSessions = 0;
  let cartPurchases = 0;
  let cartsInSession = 0;
  let ordersInSession = 0;
  let weekend = 0;
  let evening = 0;
  let sine = 0;
  let cosine = 0;
  let withDevice = 0;
  let mobile = 0;
  const closeSession = (): void => {
    if (cartsInSession > 0) {
      cartSessions++;
      cartPurchases += ordersInSession;
    }
    cartsInSession = 0;
    ordersInSession = 0;
  };
  for (const event of events) {
    const { type, time, order = '' } = event;
    if (browses(event)) categories.set(event.category, (categories.get(event.category) ?? 0) + 1);
    if (type === 'session_start') {
      closeSession();
      sessions++;
      const date = new Date(time);
      const weekday = date.getUTCDay();
      const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
      if (weekday === 0 || weekday === 6) weekend++;
      if (minute >= 18 * 60 && minute < 22 * 60) evening++;
      const angle = (2 * Math.PI * minute * MINUTE) / DAY;
      sine += Math.sin(angle);
      cosine += Math.cos(angle);
      if (event.device !== undefined) {
        withDevice++;
        if (event.device === 'mobile') mobile++;
      }
    } else if (type === 'view_item') views++;
    else if (type === 'add_to_cart') {
      carts++;
      cartsInSession++;
    } else if (type === 'purchase') {
      spent += event.amount ?? 0;
      if (!orders.has(order)) {
        orders.add(order);
        ordersInSession++;
        purchaseTimes.push(time);
      }
      if (event.discount !== undefined) {
        pricedOrders.add(order);
        if (event.discount > 0) discountedOrders.add(order);
      }
    } else if (type === 'refund') {
      refunded -= event.amount ?? 0;
      refundedOrders.add(order);
    }
  }
  closeSession();
  const first = events[0]!.time;
  const last = events.at(-1)!.time;
  const purchases = orders.size;
  const firstPurchase = purchaseTimes[0];
  const lastPurchase = purchaseTimes.at(-1);
  const exposure = referenceDay - Math.floor(first / DAY);
  let topCategory = '';
  let topEvents = 0;
  for (const name of categoryShares.keys()) {
    const count = categories.get(name) ?? 0;
    if (count <= topEvents) continue;
    topCategory = name;
    topEvents = count;
  }
  const browsed = [...categories.values()].reduce((sum, count) => sum + count, 0);
  return {
    recency: lastPurchase === undefined ? undefined : referenceDay - Math.floor(lastPurchase / DAY),
    frequency: (30 * purchases) / Math.max(30, exposure),
    monetary: spent - refunded,
    average_order_value: ratio(spent, purchases),
    purchases,
    sessions,
    views_per_session: ratio(views, sessions),
    carts_per_view: ratio(carts, views),
    purchases_per_cart_session: ratio(cartPurchases, cartSessions),
    discount_share: ratio(discountedOrders.size, pricedOrders.size),
    refund_rate:
      refundedOrders.size > 0 || purchases > 0 ? refundedOrders.size / Math.max(1, purchases) : undefined,
    category_entropy: browsed > 0 ? entropy([...categories.values()], browsed) : undefined,
    top_category_lift: ratio(topEvents / browsed, categoryShares.get(topCategory) ?? 0),
    weekend_share: ratio(weekend, sessions),
    evening_share: ratio(evening, sessions),
    mean_hour_sin: ratio(sine, sessions),
    mean_hour_cos: ratio(cosine, sessions),
    tenure: (last - first) / DAY,
    inter_purchase_mean:
      firstPurchase === undefined || lastPurchase === undefined
        ? undefined
        : ratio((lastPurchase - firstPurchase) / DAY, purchases - 1),
    inter_purchase_cv: gapVariation(purchaseTimes),
    mobile_share: ratio(mobile, withDevice),
  };
}

function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

function entropy(counts: readonly number[], total: number): number {
  return counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
}

function gapVariation(times: readonly number[]): number | undefined {
  if (times.length < 3) return undefined;
  const gaps = times.slice(1).map((time, i) => (time - times[i]!) / DAY);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean <= 0) return undefined;
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  return Math.sqrt(squares / (gaps.length - 1)) / mean;
}
