import { quantileOfSorted, sortedPresent } from '../../../kernels/quantile.ts';

/**
 * Quintile scores as `rfm_table_order` of the R package rfm 0.3.0 gives them: the borders are the quantiles of 20, 40, 60
 * and 80 % (type 7) plus 1, and a value has passed a border that it is not below. 5 for the greatest fifth; with
 * `leastIsBest` for the least. NaN has the score 0. O(n log n).
 */
export function quintileScores(values: Float64Array, leastIsBest = false): Uint8Array {
  const sorted = sortedPresent(values);
  const borders = [0.2, 0.4, 0.6, 0.8].map((share) => quantileOfSorted(sorted, share) + 1);
  return Uint8Array.from(values, (value) => {
    if (value !== value) return 0;
    const passed = borders.reduce((count, border) => count + (value >= border ? 1 : 0), 0);
    return leastIsBest ? 5 - passed : passed + 1;
  });
}
