import { present } from '../../../base/assert.ts';
import type { Events } from '../model.ts';
import type { History } from './history.ts';

/** Columns that grow as persons are added; the serial number of a row is its place among all rows drawn, from 1. */
export interface EventColumns {
  count: number;
  customer: Int32Array;
  time: Float64Array;
  type: Uint8Array;
  amount: Float64Array;
  discount: Float32Array;
  order: Int32Array;
  category: Int32Array;
  device: Int32Array;
  sourceRow: Int32Array;
  repeated: Uint8Array;
}

const COLUMNS = [
  'customer',
  'time',
  'type',
  'amount',
  'discount',
  'order',
  'category',
  'device',
  'sourceRow',
  'repeated',
] as const;

export function emptyColumns(capacity: number): EventColumns {
  return {
    count: 0,
    customer: new Int32Array(capacity),
    time: new Float64Array(capacity),
    type: new Uint8Array(capacity),
    amount: new Float64Array(capacity),
    discount: new Float32Array(capacity),
    order: new Int32Array(capacity),
    category: new Int32Array(capacity),
    device: new Int32Array(capacity),
    sourceRow: new Int32Array(capacity),
    repeated: new Uint8Array(capacity),
  };
}

/** A stretch [from, to) of a history that stands under one id. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly customer: number;
  /** Serial number of the first of its rows. */
  readonly firstRow: number;
  /** Added to the person's own order numbers. */
  readonly firstOrder: number;
}

/** Appends a stretch of a person's events. Amortised O(events). */
export function appendStretch(columns: EventColumns, history: History, stretch: Stretch): void {
  const { from, to } = stretch;
  const at = columns.count;
  const end = at + to - from;
  if (end > columns.time.length) resize(columns, Math.max(end, Math.ceil(columns.time.length * 1.5)));
  columns.count = end;
  columns.customer.fill(stretch.customer, at, end);
  columns.time.set(history.time.subarray(from, to), at);
  columns.type.set(history.type.subarray(from, to), at);
  columns.amount.set(history.amount.subarray(from, to), at);
  columns.discount.set(history.discount.subarray(from, to), at);
  columns.category.set(history.category.subarray(from, to), at);
  columns.device.set(history.device.subarray(from, to), at);
  columns.repeated.set(history.repeated.subarray(from, to), at);
  const { order, sourceRow } = columns;
  for (let i = 0; i < to - from; i++) {
    const own = history.order[from + i]!;
    order[at + i] = own < 0 ? -1 : own + stretch.firstOrder;
    sourceRow[at + i] = stretch.firstRow + i;
  }
}

/** What is added to the codes and row numbers of a block, which begin with itself. */
export interface BlockStart {
  readonly customer: number;
  readonly order: number;
  readonly sourceRow: number;
}

/** Appends a block of events, renumbered. Amortised O(events). */
export function appendBlock(columns: EventColumns, block: Events, start: BlockStart): void {
  const at = columns.count;
  const end = at + block.count;
  if (end > columns.time.length) resize(columns, Math.max(end, Math.ceil(columns.time.length * 1.5)));
  columns.count = end;
  columns.time.set(block.time, at);
  columns.type.set(block.type, at);
  columns.amount.set(block.amount, at);
  columns.discount.set(present(block.discount, 'discounts'), at);
  columns.category.set(present(block.category, 'categories').codes, at);
  columns.device.set(present(block.device, 'devices').codes, at);
  columns.repeated.set(block.repeated, at);
  const { customer, order, sourceRow } = columns;
  const orders = present(block.order, 'orders').codes;
  for (let i = 0; i < block.count; i++) {
    customer[at + i] = block.customer[i]! + start.customer;
    order[at + i] = orders[i]! < 0 ? -1 : orders[i]! + start.order;
    sourceRow[at + i] = block.sourceRow[i]! + start.sourceRow;
  }
}

/** Cuts the columns to their events; up to a fifth of spare room stays behind them, rather than copying all. O(events) at most. */
export function trimColumns(columns: EventColumns): void {
  const { count } = columns;
  if (columns.time.length > 1.2 * count) return resize(columns, count);
  const trimmed = Object.fromEntries(COLUMNS.map((name) => [name, columns[name].subarray(0, count)]));
  Object.assign(columns, trimmed);
}

function resize(columns: EventColumns, capacity: number): void {
  const resized = emptyColumns(capacity);
  for (const name of COLUMNS) resized[name].set(columns[name].subarray(0, columns.count));
  Object.assign(columns, { ...resized, count: columns.count });
}
