import type { Place } from './plane.ts';

/** The mean place of the points in front, by category; undefined where there are none. O(n). */
export function categoryCentres(
  x: Float32Array,
  y: Float32Array,
  codes: Uint8Array,
  { categories, inFront }: { readonly categories: number; readonly inFront: Uint8Array | undefined },
): readonly (Place | undefined)[] {
  const sums = Array.from({ length: categories }, () => ({ x: 0, y: 0, n: 0 }));
  for (let i = 0; i < codes.length; i++) {
    const sum = sums[codes[i]!];
    if (sum === undefined || (inFront !== undefined && inFront[i] !== 1)) continue;
    sum.x += x[i]!;
    sum.y += y[i]!;
    sum.n++;
  }
  return sums.map((sum) => (sum.n === 0 ? undefined : { x: sum.x / sum.n, y: sum.y / sum.n }));
}
