import { type Sliced, stretches } from '../../../base/sliced.ts';

/** The mean of values by group, NaN left out; NaN for a group without any. O(n). */
export function* meansByGroup(
  values: Float64Array | Float32Array,
  groups: Uint8Array,
  count: number,
): Sliced<Float64Array> {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (value !== value) continue;
      sums[groups[row]!]! += value;
      sizes[groups[row]!]!++;
    }
    yield;
  }
  return sums.map((sum, group) => sum / sizes[group]!);
}
