import { assert } from '../base/assert.ts';

/** The nine sample quantiles of Hyndman & Fan (1996), numbered as there and in R. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * Sample quantile at probability p in [0, 1] of an unsorted column, type 7 unless told. NaN is
 * missing and left out; NaN when nothing is left. By selection, the column itself is left as it
 * is. O(n) expected.
 */
export function quantile(values: Float64Array, p: number, type: QuantileType = 7): number {
  const work = present(values);
  const { index, weight } = position(work.length, p, type);
  if (work.length === 0) return NaN;
  const low = select(work, index);
  if (weight === 0 || index + 1 === work.length) return low;
  let high = Infinity;
  for (let i = index + 1; i < work.length; i++) if (work[i]! < high) high = work[i]!;
  return between(low, high, weight);
}

/** Sample quantile of a column sorted ascending, without NaN; for many quantiles of one column. O(1). */
export function quantileOfSorted(sorted: Float64Array, p: number, type: QuantileType = 7): number {
  const { index, weight } = position(sorted.length, p, type);
  if (sorted.length === 0) return NaN;
  const low = sorted[index]!;
  return weight === 0 || index + 1 === sorted.length ? low : between(low, sorted[index + 1]!, weight);
}

/** The middle value of those present (type 7 at ½); NaN when there is none. O(n) expected. */
export function median(values: Float64Array): number {
  return quantile(values, 0.5);
}

/** The values that are not NaN, sorted ascending, in a new array. O(n log n). */
export function sortedPresent(values: Float64Array): Float64Array {
  return present(values).sort();
}

function present(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) kept[count++] = values[i]!;
  return kept.subarray(0, count);
}

function between(low: number, high: number, weight: number): number {
  return low === high ? low : (1 - weight) * low + weight * high;
}

const FUZZ = 4 * Number.EPSILON;

/** Index of the lower order statistic, from 0, and the weight of the next one, 0 to 1. */
function position(
  n: number,
  p: number,
  type: QuantileType,
): { readonly index: number; readonly weight: number } {
  assert(p >= 0 && p <= 1, `a quantile's probability is in [0, 1], not ${p}`);
  const rank = rankOf(n, p, type);
  const floor = Math.floor(rank + FUZZ);
  const excess = Math.abs(rank - floor) < FUZZ ? 0 : rank - floor;
  const weight = weightOf(excess, floor, type);
  if (floor < 1) return { index: 0, weight: 0 };
  return floor >= n ? { index: n - 1, weight: 0 } : { index: floor - 1, weight };
}

function rankOf(n: number, p: number, type: QuantileType): number {
  switch (type) {
    case 1:
    case 2:
    case 4:
      return n * p;
    case 3:
      return n * p - 0.5;
    case 5:
      return n * p + 0.5;
    case 6:
      return (n + 1) * p;
    case 7:
      return 1 + (n - 1) * p;
    case 8:
      return 1 / 3 + p * (n + 1 / 3);
    case 9:
      return 3 / 8 + p * (n + 1 / 4);
  }
}

function weightOf(excess: number, floor: number, type: QuantileType): number {
  switch (type) {
    case 1:
      return excess > 0 ? 1 : 0;
    case 2:
      return excess > 0 ? 1 : 0.5;
    case 3:
      return excess > 0 || floor % 2 !== 0 ? 1 : 0;
    default:
      return excess;
  }
}

/** The order statistic of the index; smaller values end up before it, greater ones after (Hoare 1961). */
function select(work: Float64Array, index: number): number {
  let left = 0;
  let right = work.length - 1;
  while (left < right) {
    const pivot = middleOf(work[left]!, work[(left + right) >>> 1]!, work[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (work[i]! < pivot) i++;
      while (work[j]! > pivot) j--;
      if (i <= j) {
        const kept = work[i]!;
        work[i++] = work[j]!;
        work[j--] = kept;
      }
    }
    if (index <= j) right = j;
    else if (index >= i) left = i;
    else break;
  }
  return work[index]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
