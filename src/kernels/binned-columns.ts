import { assert } from '../base/assert.ts';
import { quantileOfSorted, sortedPresent } from './quantile.ts';
import { shortDecimal } from './short-decimal.ts';

/** Columns coded by where each value lies among a few thresholds, for searches that scan them often. */
export interface BinnedColumns {
  /** Per column and row: how many thresholds lie below the value, so value ≤ thresholds[t] ⇔ code ≤ t. {@link MISSING} for NaN. */
  readonly codes: readonly Uint8Array[];
  /** Per column: short decimals, ascending and distinct, each with values at or below it and values above. */
  readonly thresholds: readonly Float64Array[];
  readonly rows: number;
}

/** The code of a missing value. */
export const MISSING = 255;

/**
 * Bins columns at up to `count` ≤ 200 evenly spaced quantiles (type 1). Each is rounded up to the coarsest decimal before
 * the next value of the column, or within the nearest quarter of its bin, so that a threshold as printed is the threshold
 * as counted. O(columns × n log n).
 */
export function binColumns(columns: readonly Float64Array[], count = 50): BinnedColumns {
  assert(count >= 1 && count <= 200, `columns have 1 to 200 thresholds, not ${count}`);
  const rows = columns[0]?.length ?? 0;
  const thresholds = columns.map((column) => thresholdsOf(column, count));
  const codes = columns.map((column, c) => codesOf(column, thresholds[c]!));
  return { codes, thresholds, rows };
}

function thresholdsOf(column: Float64Array, count: number): Float64Array {
  const sorted = sortedPresent(column);
  const greatest = sorted.at(-1);
  const distinct: number[] = [];
  for (let t = 1; t <= count; t++) {
    const value = quantileOfSorted(sorted, t / (count + 1), 1);
    if (value !== distinct.at(-1) && value === value && value !== greatest) distinct.push(value);
  }
  return Float64Array.from(
    distinct.flatMap((low, at) => {
      const next = distinct[at + 1] ?? greatest!;
      return shortDecimal(low, Math.max(nextAbove(sorted, low), low + (next - low) / 4)) ?? [];
    }),
  );
}

function nextAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low]!;
}

function codesOf(column: Float64Array, thresholds: Float64Array): Uint8Array {
  const codes = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    let low = 0;
    let high = thresholds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (thresholds[middle]! < value) low = middle + 1;
      else high = middle;
    }
    codes[row] = value === value ? low : MISSING;
  }
  return codes;
}
