import { assert } from '../base/assert.ts';
import { moments } from './moments.ts';
import { quantileOfSorted, sortedPresent } from './quantile.ts';

/** A column on a common scale: (value − center) / spread; NaN stays NaN. */
export interface ScaledColumn {
  readonly values: Float64Array;
  readonly center: number;
  /** 0 when the column has no spread in this measure; its scaled values are then (value − center). */
  readonly spread: number;
}

/** z-scores: mean 0, population standard deviation 1. O(n). */
export function zScale(column: Float64Array): ScaledColumn {
  const { mean, sd } = moments(column);
  return scaled(column, mean, sd);
}

/** Robust scores: median 0, interquartile range 1 (type 7), so that outliers do not set the scale. O(n log n). */
export function robustScale(column: Float64Array): ScaledColumn {
  const sorted = sortedPresent(column);
  const spread = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  return scaled(column, quantileOfSorted(sorted, 0.5), spread);
}

/**
 * Quantile scores: the rank of each value among those present, (rank − ½) / n, in (0, 1) and
 * uniform but for ties, which share the mean of their ranks (Hazen 1914). NaN stays NaN. O(n log n).
 */
export function rankScale(column: Float64Array): Float64Array {
  const sorted = sortedPresent(column);
  const n = sorted.length;
  return column.map((value) => {
    if (value !== value) return NaN;
    const below = countUpTo(sorted, value, false);
    const upTo = countUpTo(sorted, value, true);
    return (below + upTo) / (2 * n);
  });
}

/** A column whose tails were drawn in. */
export interface Winsorised {
  readonly values: Float64Array;
  readonly low: number;
  readonly high: number;
  /** How many values were changed. */
  readonly changed: number;
}

/**
 * Replaces the ⌊share · n⌋ smallest and greatest of the n values present by the nearest value that
 * is kept (Dixon 1960); `share` in [0, ½). Order statistics, not interpolated quantiles, so doing it
 * twice changes nothing. NaN stays NaN. O(n log n).
 */
export function winsorise(column: Float64Array, share: number): Winsorised {
  assert(share >= 0 && share < 0.5, `the winsorised share is in [0, 0.5), not ${share}`);
  const sorted = sortedPresent(column);
  const cut = Math.floor(share * sorted.length + 1e-9);
  const low = sorted[cut] ?? NaN;
  const high = sorted[sorted.length - 1 - cut] ?? NaN;
  let changed = 0;
  const values = column.map((value) => {
    if (value < low || value > high) changed++;
    return value < low ? low : value > high ? high : value;
  });
  return { values, low, high, changed };
}

function scaled(column: Float64Array, center: number, spread: number): ScaledColumn {
  const divisor = spread > 0 ? spread : 1;
  return { values: column.map((value) => (value - center) / divisor), center, spread };
}

function countUpTo(sorted: Float64Array, value: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const counted = inclusive ? sorted[middle]! <= value : sorted[middle]! < value;
    if (counted) low = middle + 1;
    else high = middle;
  }
  return low;
}
