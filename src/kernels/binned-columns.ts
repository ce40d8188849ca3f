import { assert } from '../base/assert.ts';
import type { Sliced } from '../base/sliced.ts';
import { quantileOfSorted, sortedPresent } from './quantile.ts';
import { shortDecimal } from './short-decimal.ts';
import { countAbove, countBelow } from './sorted-counts.ts';

/** Columns coded by where each value lies among a few thresholds, for searches that scan them often. */
export interface BinnedColumns {
  /**
   * Row-major, rows × columns: how many thresholds lie below the value, so value ≤ thresholds[t] ⇔ code ≤ t.
   * {@link MISSING} for NaN.
   */
  readonly codes: Uint8Array;
  /** Per column: short decimals, ascending and distinct, each with values at or below it and values above. */
  readonly thresholds: readonly Float64Array[];
  /** Per column: the values that are not missing, ascending. */
  readonly sorted: readonly Float64Array[];
  readonly rows: number;
}

/** The code of a missing value. */
export const MISSING = 255;

/**
 * Bins columns at up to `count` ≤ 200 evenly spaced quantiles (type 1). Each is rounded up to the coarsest decimal before
 * the next value of the column, or within the nearest quarter of its bin, so that a threshold as printed is the threshold
 * as counted. O(columns × n log n).
 */
export function* binColumns(columns: readonly Float64Array[], count = 50): Sliced<BinnedColumns> {
  assert(count >= 1 && count <= 200, `columns have 1 to 200 thresholds, not ${count}`);
  const rows = columns[0]?.length ?? 0;
  const sorted: Float64Array[] = [];
  const thresholds: Float64Array[] = [];
  const codes = new Uint8Array(rows * columns.length);
  for (const [column, values] of columns.entries()) {
    const ascending = sortedPresent(values);
    yield;
    const limits = thresholdsOf(ascending, count);
    sorted.push(ascending);
    thresholds.push(limits);
    setCodes(codes, values, limits, { column, columns: columns.length });
    yield;
  }
  return { codes, thresholds, sorted, rows };
}

function setCodes(
  codes: Uint8Array,
  values: Float64Array,
  limits: Float64Array,
  { column, columns }: { readonly column: number; readonly columns: number },
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    codes[row * columns + column] = value === value ? countBelow(limits, value) : MISSING;
  }
}

function thresholdsOf(sorted: Float64Array, count: number): Float64Array {
  const greatest = sorted.at(-1);
  const distinct: number[] = [];
  for (let t = 1; t <= count; t++) {
    const value = quantileOfSorted(sorted, t / (count + 1), 1);
    if (value !== distinct.at(-1) && value === value && value !== greatest) distinct.push(value);
  }
  return Float64Array.from(
    distinct.flatMap((low, at) => {
      const next = distinct[at + 1] ?? greatest!;
      const above = sorted[sorted.length - countAbove(sorted, low)]!;
      return shortDecimal(low, Math.max(above, low + (next - low) / 4)) ?? [];
    }),
  );
}
