/**
 * An order of features in which those that go together stand together: leaves of the tree that average linkage (Sokal and
 * Michener 1958) makes of the distances 1 − |r|. `r` is row-major, n × n; NaN counts as 0. The larger of two groups comes
 * first, then the one with the earlier feature. O(n³).
 */
export function clusteredOrder(r: Float64Array, n: number): readonly number[] {
  let groups: (readonly number[])[] = Array.from({ length: n }, (_, index) => [index]);
  while (groups.length > 1) {
    let best = { a: 0, b: 1, closeness: -1 };
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        const closeness = meanStrength(groups[a]!, groups[b]!, r, n);
        if (closeness > best.closeness) best = { a, b, closeness };
      }
    }
    const [one, other] = [groups[best.a]!, groups[best.b]!];
    const joined = other.length > one.length ? [...other, ...one] : [...one, ...other];
    groups = [...groups.filter((_, at) => at !== best.a && at !== best.b), joined].toSorted(
      (a, b) => Math.min(...a) - Math.min(...b),
    );
  }
  return groups[0] ?? [];
}

function meanStrength(one: readonly number[], other: readonly number[], r: Float64Array, n: number): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += Math.abs(r[a * n + b]!) || 0;
  return sum / (one.length * other.length);
}
