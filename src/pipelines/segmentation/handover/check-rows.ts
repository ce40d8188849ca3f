import { randomStream, shuffle } from '../../../base/random.ts';
import type { Features } from '../preparation/features.ts';
import type { Fit } from '../model.ts';

/** Rows that a self-check looks at. */
const MOST = 20;
/** Those of them that lie near a border between two segments. */
const NEAR = 10;
/** Nearer to a border than this share of the distance, the last bit of an engine's arithmetic may decide. */
const TOO_NEAR = 1e-9;

/**
 * Rows for a self-check, ascending: those nearest to a border between segments, save for those that rounding might carry
 * over it; one of each segment; the rest drawn by the seed. O(rows × k × features).
 */
export function checkRows({ values, rows, names }: Features, fit: Fit, seed: number): readonly number[] {
  const margins = Float64Array.from({ length: rows }, (_, row) =>
    borderMargin(values.subarray(row * names.length, (row + 1) * names.length), fit),
  );
  const safe = Array.from({ length: rows }, (_, row) => row).filter((row) => margins[row]! > TOO_NEAR);
  const chosen = new Set(safe.toSorted((a, b) => margins[a]! - margins[b]! || a - b).slice(0, NEAR));
  const drawn = safe.slice();
  shuffle(drawn, randomStream(seed, 'handover'));
  const met = new Set(Array.from(chosen, (row) => fit.labels[row]!));
  for (const row of drawn) {
    if (met.has(fit.labels[row]!) || chosen.size >= MOST) continue;
    met.add(fit.labels[row]!);
    chosen.add(row);
  }
  for (const row of drawn) if (chosen.size < MOST) chosen.add(row);
  return [...chosen].toSorted((a, b) => a - b);
}

/** How much farther the second nearest centroid is than the nearest, as a share: 0 on a border. */
function borderMargin(point: Float64Array, { centroids, k }: Fit): number {
  let nearest = Infinity;
  let second = Infinity;
  for (let segment = 0; segment < k; segment++) {
    let distance = 0;
    for (let j = 0; j < point.length; j++) {
      const difference = point[j]! - centroids[segment * point.length + j]!;
      distance += difference * difference;
    }
    if (distance < nearest) [nearest, second] = [distance, nearest];
    else if (distance < second) second = distance;
  }
  return second === 0 ? 0 : (second - nearest) / second;
}
