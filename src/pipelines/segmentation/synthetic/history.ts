/** The events of one person while they are being drawn; reused from person to person. */
export interface History {
  count: number;
  time: Float64Array;
  type: Uint8Array;
  amount: Float64Array;
  discount: Float32Array;
  /** Category and device codes; −1 where an event has none. */
  category: Int32Array;
  device: Int32Array;
  /** Number of the person's order, from 0; −1 for events that are no part of one. */
  order: Int32Array;
  repeated: Uint8Array;
  orders: number;
}

export function emptyHistory(capacity: number): History {
  return {
    count: 0,
    time: new Float64Array(capacity),
    type: new Uint8Array(capacity),
    amount: new Float64Array(capacity),
    discount: new Float32Array(capacity),
    category: new Int32Array(capacity),
    device: new Int32Array(capacity),
    order: new Int32Array(capacity),
    repeated: new Uint8Array(capacity),
    orders: 0,
  };
}

/** Adds an event without amount, discount and order, and returns its place. Amortised O(1). */
export function addEvent(
  history: History,
  type: number,
  time: number,
  category: number,
  device: number,
): number {
  const at = history.count++;
  if (at === history.time.length) grow(history);
  history.type[at] = type;
  history.time[at] = time;
  history.category[at] = category;
  history.device[at] = device;
  history.amount[at] = NaN;
  history.discount[at] = NaN;
  history.order[at] = -1;
  history.repeated[at] = 0;
  return at;
}

/** Puts the events into the order of time, stable. O(n + moves): histories are drawn almost in order. */
export function sortByTime(history: History): void {
  const { time } = history;
  for (let i = 1; i < history.count; i++) {
    const late = time[i]!;
    if (late >= time[i - 1]!) continue;
    let place = i;
    while (place > 0 && time[place - 1]! > late) place--;
    rotate(history.time, place, i);
    rotate(history.type, place, i);
    rotate(history.amount, place, i);
    rotate(history.discount, place, i);
    rotate(history.category, place, i);
    rotate(history.device, place, i);
    rotate(history.order, place, i);
    rotate(history.repeated, place, i);
  }
}

function rotate(
  column: Float64Array | Float32Array | Int32Array | Uint8Array,
  to: number,
  from: number,
): void {
  const moved = column[from]!;
  column.copyWithin(to + 1, to, from);
  column[to] = moved;
}

function grow(history: History): void {
  const larger = emptyHistory(history.time.length * 2);
  larger.time.set(history.time);
  larger.type.set(history.type);
  larger.amount.set(history.amount);
  larger.discount.set(history.discount);
  larger.category.set(history.category);
  larger.device.set(history.device);
  larger.order.set(history.order);
  larger.repeated.set(history.repeated);
  Object.assign(history, { ...larger, count: history.count, orders: history.orders });
}
