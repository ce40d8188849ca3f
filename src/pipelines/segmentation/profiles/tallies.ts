/**
 * What is counted for each customer; every column has one entry per customer. A *moment* is what timing and device are
 * judged by: the start of a session, or an order where the data know no sessions.
 */
export interface Tallies {
  readonly customers: number;
  readonly events: Float64Array;
  /** First and last event, ms since 1970 UTC. */
  readonly firstTime: Float64Array;
  readonly lastTime: Float64Array;
  /** Distinct orders, and the first and last of them; NaN without any. */
  readonly purchases: Float64Array;
  readonly firstPurchase: Float64Array;
  readonly lastPurchase: Float64Array;
  /** Sum of squares of the days between successive orders. */
  readonly squaredGaps: Float64Array;
  /** Sums of purchases, and of refunds as positive numbers. */
  readonly spent: Float64Array;
  readonly refunded: Float64Array;
  /** Distinct orders refunded, or refunds where no order is named. */
  readonly refunds: Float64Array;
  /** Orders whose discount is known, and those with one. */
  readonly pricedOrders: Float64Array;
  readonly discountedOrders: Float64Array;
  readonly sessions: Float64Array;
  readonly views: Float64Array;
  readonly carts: Float64Array;
  /** Sessions with something put into the cart; orders made in them; those without an order. */
  readonly cartSessions: Float64Array;
  readonly cartPurchases: Float64Array;
  readonly abandonedSessions: Float64Array;
  readonly moments: Float64Array;
  readonly weekendMoments: Float64Array;
  readonly eveningMoments: Float64Array;
  /** Sums of sine and cosine of the hour on the circle of a day. */
  readonly hourSines: Float64Array;
  readonly hourCosines: Float64Array;
  /** Moments with a known device, and those on a mobile one. */
  readonly deviceMoments: Float64Array;
  readonly mobileMoments: Float64Array;
  /** Nats; NaN without any category. */
  readonly categoryEntropy: Float64Array;
  /** Code and share of the most frequent category, −1 and NaN without any. */
  readonly topCategory: Int32Array;
  readonly topCategoryShare: Float64Array;
  readonly topDevice: Int32Array;
  readonly topChannel: Int32Array;
  /** Events of each category over all customers. */
  readonly categoryEvents: Float64Array;
}

/** Tallies of zero for so many customers and categories. */
export function emptyTallies(customers: number, categories: number): Tallies {
  const zeros = (): Float64Array => new Float64Array(customers);
  const missing = (): Float64Array => new Float64Array(customers).fill(NaN);
  const noCode = (): Int32Array => new Int32Array(customers).fill(-1);
  return {
    customers,
    events: zeros(),
    firstTime: missing(),
    lastTime: missing(),
    purchases: zeros(),
    firstPurchase: missing(),
    lastPurchase: missing(),
    squaredGaps: zeros(),
    spent: zeros(),
    refunded: zeros(),
    refunds: zeros(),
    pricedOrders: zeros(),
    discountedOrders: zeros(),
    sessions: zeros(),
    views: zeros(),
    carts: zeros(),
    cartSessions: zeros(),
    cartPurchases: zeros(),
    abandonedSessions: zeros(),
    moments: zeros(),
    weekendMoments: zeros(),
    eveningMoments: zeros(),
    hourSines: zeros(),
    hourCosines: zeros(),
    deviceMoments: zeros(),
    mobileMoments: zeros(),
    categoryEntropy: missing(),
    topCategory: noCode(),
    topCategoryShare: missing(),
    topDevice: noCode(),
    topChannel: noCode(),
    categoryEvents: new Float64Array(categories),
  };
}

/** Puts the tallies of some customers into those of all, at the places that `customers` names. O(customers × columns). */
export function placeTallies(all: Tallies, some: Tallies, customers: Int32Array): void {
  for (const name of Object.keys(all) as (keyof Tallies)[]) {
    if (name === 'customers' || name === 'categoryEvents') continue;
    const into = all[name];
    const from = some[name];
    for (let i = 0; i < customers.length; i++) into[customers[i]!] = from[i]!;
  }
  some.categoryEvents.forEach((events, code) => (all.categoryEvents[code]! += events));
}
