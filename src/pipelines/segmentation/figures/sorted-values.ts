import { keyOrder } from '../../../base/key-order.ts';
import { type Sliced, stretches } from '../../../base/sliced.ts';

/** The values in ascending order, without the missing ones (NaN). O(n). */
export function* sortedValues(values: Float32Array | Float64Array): Sliced<Float64Array> {
  const { present } = yield* presentOf(values);
  const order = yield* keyOrder(present);
  const sorted = new Float64Array(present.length);
  for (const [from, to] of stretches(present.length)) {
    for (let at = from; at < to; at++) sorted[at] = present[order[at]!]!;
    yield;
  }
  return sorted;
}

/**
 * The percentile of each value among all that are present, 0 to 1, ties at the middle of theirs (Hazen 1914); NaN stays NaN.
 * The mean over all is ½. O(n).
 */
export function* percentiles(values: Float32Array | Float64Array): Sliced<Float64Array> {
  const { present, rows } = yield* presentOf(values);
  const n = present.length;
  const order = yield* keyOrder(present);
  const ranks = new Float64Array(values.length).fill(NaN);
  yield;
  let end = 0;
  let rank = NaN;
  for (const [from, to] of stretches(n)) {
    for (let at = from; at < to; at++) {
      const value = present[order[at]!]!;
      if (at === end) {
        while (end < n && present[order[end]!]! === value) end++;
        rank = (at + end) / (2 * n);
      }
      ranks[rows[order[at]!]!] = rank;
    }
    yield;
  }
  return ranks;
}

function* presentOf(
  values: Float32Array | Float64Array,
): Sliced<{ readonly present: Float64Array; readonly rows: Uint32Array }> {
  const present = new Float64Array(values.length);
  const rows = new Uint32Array(values.length);
  let n = 0;
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (value !== value) continue;
      rows[n] = row;
      present[n++] = value;
    }
    yield;
  }
  return { present: present.subarray(0, n), rows };
}
