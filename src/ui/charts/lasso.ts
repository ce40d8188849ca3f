import type { Place } from './plane.ts';

/**
 * Indices of the points inside a closed polygon, by the even–odd rule; only those with a 1 in `eligible`, if it is given.
 * A polygon of fewer than three corners holds nothing. O(points × corners) for points in its box, else O(points).
 */
export function pointsInPolygon(
  x: Float32Array,
  y: Float32Array,
  polygon: readonly Place[],
  eligible?: Uint8Array,
): Uint32Array {
  const inside = new Uint32Array(polygon.length < 3 ? 0 : x.length);
  if (inside.length === 0) return inside;
  const xs = Float64Array.from(polygon, (corner) => corner.x);
  const ys = Float64Array.from(polygon, (corner) => corner.y);
  const [left, right, low, high] = [xs.reduce(least), xs.reduce(most), ys.reduce(least), ys.reduce(most)];
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i]!, y[i]!];
    if (px < left || px > right || py < low || py > high) continue;
    if (eligible !== undefined && eligible[i] !== 1) continue;
    if (crossings(xs, ys, px, py) % 2 === 1) inside[count++] = i;
  }
  return inside.slice(0, count);
}

/** How often a ray from the point to the right crosses the outline. */
function crossings(xs: Float64Array, ys: Float64Array, px: number, py: number): number {
  let count = 0;
  for (let a = 0, b = xs.length - 1; a < xs.length; b = a++) {
    if (ys[a]! > py === ys[b]! > py) continue;
    if (px < xs[a]! + ((xs[b]! - xs[a]!) * (py - ys[a]!)) / (ys[b]! - ys[a]!)) count++;
  }
  return count;
}

function least(a: number, b: number): number {
  return Math.min(a, b);
}

function most(a: number, b: number): number {
  return Math.max(a, b);
}
