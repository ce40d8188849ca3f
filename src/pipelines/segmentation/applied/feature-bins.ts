import { quantileOfSorted, sortedPresent } from '../../../kernels/quantile.ts';
import type { FeatureBins } from './model-document.ts';

/** Bins of a feature are tenths of the customers, where its values tell so many apart. */
const BINS = 10;

/** Bins along the deciles of the values, with their counts; fewer where many customers share a value. O(n log n). */
export function featureBins(values: Float64Array): FeatureBins {
  const sorted = sortedPresent(values);
  const cuts = cutsOf(sorted);
  return { cuts, counts: countInBins(values, cuts).counts };
}

/** How many values lie in each bin, and how many are missing. O(n log bins). */
export function countInBins(
  values: Float64Array,
  cuts: readonly number[],
): { readonly counts: readonly number[]; readonly missing: number } {
  const counts = Array.from({ length: cuts.length + 1 }, () => 0);
  let missing = 0;
  for (const value of values) {
    if (value === value) counts[binOf(value, cuts)]!++;
    else missing++;
  }
  return { counts, missing };
}

// A cut at the greatest value would leave nothing beyond it; where no other is left, that value stands alone.
function cutsOf(sorted: Float64Array): readonly number[] {
  const greatest = sorted.at(-1);
  if (greatest === undefined) return [];
  const deciles = Array.from({ length: BINS - 1 }, (_, i) => quantileOfSorted(sorted, (i + 1) / BINS, 1));
  const cuts = [...new Set(deciles)].filter((cut) => cut < greatest);
  if (cuts.length > 0) return cuts;
  const next = sorted.findLast((value) => value < greatest);
  return next === undefined ? [] : [next];
}

function binOf(value: number, cuts: readonly number[]): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
