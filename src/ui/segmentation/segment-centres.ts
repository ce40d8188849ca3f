/** Where the members of a segment lie on the map: their mean and standard deviation along both axes. */
export interface SegmentCentre {
  readonly x: number;
  readonly y: number;
  readonly spreadX: number;
  readonly spreadY: number;
}

/** One centre for each label; NaN where a label has no members. O(n). */
export function segmentCentres(
  { x, y }: { readonly x: Float32Array; readonly y: Float32Array },
  labels: Uint8Array,
  k: number,
): readonly SegmentCentre[] {
  const sums = Array.from({ length: k }, () => ({ n: 0, x: 0, y: 0, xx: 0, yy: 0 }));
  for (let row = 0; row < labels.length; row++) {
    const sum = sums[labels[row]!];
    if (sum === undefined) continue;
    sum.n++;
    sum.x += x[row]!;
    sum.y += y[row]!;
    sum.xx += x[row]! * x[row]!;
    sum.yy += y[row]! * y[row]!;
  }
  return sums.map((sum) => ({
    x: sum.x / sum.n,
    y: sum.y / sum.n,
    spreadX: spread(sum.n, sum.x, sum.xx),
    spreadY: spread(sum.n, sum.y, sum.yy),
  }));
}

function spread(n: number, sum: number, squares: number): number {
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}
