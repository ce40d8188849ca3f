import { assert } from '../base/assert.ts';

/** What purchase models know of customers; one entry each, all times in one unit. */
export interface PurchaseHistories {
  /** Repeat purchases: whole numbers from 0. */
  readonly repeats: ArrayLike<number>;
  /** From the first to the last purchase; 0 without repeats. */
  readonly recency: ArrayLike<number>;
  /** From the first purchase to the end of observation; at least the recency. */
  readonly age: ArrayLike<number>;
}

/** Histories with equal ones counted once, so that a likelihood need not look at each customer. */
export interface HistoryGroups {
  readonly customers: number;
  /** One entry per group: repeats, and indices into `times`. */
  readonly repeats: Int32Array;
  readonly recency: Int32Array;
  readonly age: Int32Array;
  readonly weights: Float64Array;
  /** The distinct recencies and ages. */
  readonly times: Float64Array;
  readonly maxRepeats: number;
  /** Sums over the customers. */
  readonly totalRepeats: number;
  readonly totalAge: number;
}

/**
 * Groups equal histories, in the order of their first customer. Throws Bug on what no history can be. O(customers).
 */
export function historyGroups({ repeats, recency, age }: PurchaseHistories): HistoryGroups {
  const customers = repeats.length;
  const times: number[] = [];
  const timeIndex = new Map<number, number>();
  const indexOf = (time: number): number => {
    let index = timeIndex.get(time);
    if (index === undefined) {
      index = times.push(time) - 1;
      timeIndex.set(time, index);
    }
    return index;
  };
  const groups: number[] = [];
  const recencies = new Int32Array(customers);
  const ages = new Int32Array(customers);
  for (let c = 0; c < customers; c++) {
    assert(
      Number.isInteger(repeats[c]) && repeats[c]! >= 0,
      `customer ${c} has ${repeats[c]} repeat purchases`,
    );
    assert(recency[c]! >= 0 && recency[c]! <= age[c]!, `customer ${c}: recency ${recency[c]}, age ${age[c]}`);
    recencies[c] = indexOf(recency[c]!);
    ages[c] = indexOf(age[c]!);
  }
  const groupOf = new Map<number, number>();
  const weights: number[] = [];
  let maxRepeats = 0;
  let totalRepeats = 0;
  let totalAge = 0;
  for (let c = 0; c < customers; c++) {
    const key = (repeats[c]! * times.length + recencies[c]!) * times.length + ages[c]!;
    const group = groupOf.get(key);
    if (group === undefined) {
      groupOf.set(key, groups.push(c) - 1);
      weights.push(1);
    } else weights[group]! += 1;
    maxRepeats = Math.max(maxRepeats, repeats[c]!);
    totalRepeats += repeats[c]!;
    totalAge += age[c]!;
  }
  return {
    customers,
    repeats: Int32Array.from(groups, (c) => repeats[c]!),
    recency: Int32Array.from(groups, (c) => recencies[c]!),
    age: Int32Array.from(groups, (c) => ages[c]!),
    weights: Float64Array.from(weights),
    times: Float64Array.from(times),
    maxRepeats,
    totalRepeats,
    totalAge,
  };
}

/** About `size` of the groups, evenly spread over their order, as if they were all. O(size). */
export function someGroups(groups: HistoryGroups, size: number): HistoryGroups {
  const stride = Math.ceil(groups.weights.length / size);
  if (stride <= 1) return groups;
  const keep = <T extends Int32Array | Float64Array>(column: T): T =>
    column.filter((_, g) => g % stride === 0) as T;
  const weights = keep(groups.weights);
  return {
    ...groups,
    repeats: keep(groups.repeats),
    recency: keep(groups.recency),
    age: keep(groups.age),
    weights,
    customers: weights.reduce((sum, weight) => sum + weight, 0),
  };
}
