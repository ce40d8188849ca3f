import { randomStream, shuffle } from '../../../base/random.ts';
import type { Features } from '../preparation/features.ts';
import type { Fit } from '../sweep/artifacts.ts';
import { addTellingRows, type RawColumns } from './telling-rows.ts';

/** Customers as other engines will see them. */
export interface CheckedRows {
  /** Rows for self-checks, ascending. */
  readonly rows: readonly number[];
  /** Customers so near a border between two segments that the last bit of an engine's arithmetic may decide. */
  readonly onBorder: number;
  /** Customers whose segment in the run is not that of the nearest centroid, borders aside; 0 for a fit that converged. */
  readonly elsewhere: number;
}

/** Rows that a self-check looks at. */
const MOST = 20;
/** Those of them that lie near a border between two segments. */
const NEAR = 10;
/** Nearer to a border than this share of the distance, the last bit of an engine's arithmetic may decide. */
const TOO_NEAR = 1e-9;

/**
 * Rows for a self-check: those nearest to a border between segments, save for those that rounding might carry over it;
 * one of each segment; those that put constants to work which the others do not; the rest drawn by the seed.
 * O(rows × k × features).
 */
export function checkedRows(
  { features, columns }: { readonly features: Features; readonly columns: RawColumns },
  fit: Fit,
  seed: number,
): CheckedRows {
  const { values, rows, names } = features;
  const margins = new Float64Array(rows);
  const safe: number[] = [];
  let onBorder = 0;
  let elsewhere = 0;
  for (let row = 0; row < rows; row++) {
    const point = values.subarray(row * names.length, (row + 1) * names.length);
    const { segment, margin } = nearestOf(point, fit);
    margins[row] = margin;
    if (margin <= TOO_NEAR) onBorder++;
    else if (segment === fit.labels[row]) safe.push(row);
    else elsewhere++;
  }
  const chosen = new Set(safe.toSorted((a, b) => margins[a]! - margins[b]! || a - b).slice(0, NEAR));
  const drawn = safe.slice();
  shuffle(drawn, randomStream(seed, 'handover'));
  const met = new Set(Array.from(chosen, (row) => fit.labels[row]!));
  for (const row of drawn) {
    if (met.has(fit.labels[row]!) || chosen.size >= MOST) continue;
    met.add(fit.labels[row]!);
    chosen.add(row);
  }
  addTellingRows(chosen, drawn, { features, columns, most: MOST });
  for (const row of drawn) if (chosen.size < MOST) chosen.add(row);
  return { rows: [...chosen].toSorted((a, b) => a - b), onBorder, elsewhere };
}

/** The segment of the nearest centroid, and how much farther the second nearest is, as a share: 0 on a border. */
function nearestOf(
  point: Float64Array,
  { centroids, k }: Fit,
): { readonly segment: number; readonly margin: number } {
  let nearest = Infinity;
  let second = Infinity;
  let segment = 0;
  for (let each = 0; each < k; each++) {
    let distance = 0;
    for (let j = 0; j < point.length; j++) {
      const difference = point[j]! - centroids[each * point.length + j]!;
      distance += difference * difference;
    }
    if (distance < nearest) {
      second = nearest;
      nearest = distance;
      segment = each;
    } else if (distance < second) second = distance;
  }
  return { segment, margin: second === 0 ? 0 : (second - nearest) / second };
}
