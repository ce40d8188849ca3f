import { rankScale } from '../../../kernels/scale.ts';

/**
 * The percentile of each value among all that are present, 0 to 1, ties at the middle of theirs; NaN stays NaN. The mean
 * over all is ½. O(n log n).
 */
export function percentiles(values: Float32Array): Float64Array {
  return rankScale(Float64Array.from(values));
}

/** The mean of values by group, NaN left out; NaN for a group without any. O(n). */
export function meansByGroup(
  values: Float64Array | Float32Array,
  groups: Uint8Array,
  count: number,
): Float64Array {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== value) continue;
    sums[groups[row]!]! += value;
    sizes[groups[row]!]!++;
  }
  return sums.map((sum, group) => sum / sizes[group]!);
}
