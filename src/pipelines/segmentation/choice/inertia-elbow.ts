/** A point of the inertia curve. */
export interface CurveOfInertia {
  readonly k: number;
  readonly inertia: number;
}

/**
 * The k at the elbow of the inertia curve, or undefined when there is no clear one: Kneedle for a falling convex curve
 * (Satopää, Albrecht, Irwin & Raghavan 2011, sensitivity 1). Both axes are brought to [0, 1]; the elbow is where the curve
 * lies farthest below its chord, inside the range, if that distance exceeds the noise level of one step and falls by at
 * least one mean step after it. Points in increasing k. O(points).
 */
export function inertiaElbow(points: readonly CurveOfInertia[]): number | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 4) return undefined;
  const drop = first.inertia - last.inertia;
  if (!(drop > 0)) return undefined;
  const below = points.map(
    ({ k, inertia }) => (first.inertia - inertia) / drop - (k - first.k) / (last.k - first.k),
  );
  const farthest = Math.max(...below);
  const at = below.indexOf(farthest);
  const step = 1 / (points.length - 1);
  const fallsAfter = below.slice(at + 1).some((distance) => distance < farthest - step);
  return at > 0 && at < points.length - 1 && farthest > step && fallsAfter ? points[at]!.k : undefined;
}
