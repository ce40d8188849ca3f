/** Mean certainty of the members of each segment, of those it is known of; NaN where of none. O(n). */
export function certaintyBySegment(
  certainty: Float32Array,
  labels: Uint8Array,
  k: number,
): readonly number[] {
  const sums = new Float64Array(k);
  const known = new Float64Array(k);
  for (let row = 0; row < labels.length; row++) {
    const share = certainty[row] ?? NaN;
    if (Number.isNaN(share)) continue;
    sums[labels[row]!]! += share;
    known[labels[row]!]! += 1;
  }
  return Array.from(sums, (sum, segment) => sum / known[segment]!);
}
