import { cohenD } from '../../../kernels/cohen-d.ts';
import type { Labels } from '../../../kernels/matrix.ts';

/** How one numeric column differs between each segment and all other customers; missing values are left out. */
export interface NumberContrasts {
  /** Mean in each segment, NaN where no member has a value. */
  readonly inside: Float64Array;
  /** Mean of all other customers. */
  readonly outside: Float64Array;
  /** Cohen's d, within ±{@link LARGEST_EFFECT}; NaN where it is not defined. */
  readonly effect: Float64Array;
}

/** Where two sides have no spread at all, d would be infinite; it is cut here so that it stays a number. */
export const LARGEST_EFFECT = 99;

/** Means and effects of one column in k segments, from sums by segment. O(rows + k²). */
export function numberContrasts(column: Float64Array, labels: Labels, k: number): NumberContrasts {
  const counts = new Float64Array(k);
  const sums = new Float64Array(k);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (value !== value) continue;
    counts[labels[row]!]!++;
    sums[labels[row]!]! += value;
  }
  const count = counts.reduce((sum, each) => sum + each, 0);
  const sum = sums.reduce((total, each) => total + each, 0);
  const effect = cohenD(column, labels, k);
  return {
    inside: sums.map((each, segment) => each / counts[segment]!),
    outside: sums.map((each, segment) => (sum - each) / (count - counts[segment]!)),
    effect: effect.map((d) => Math.max(-LARGEST_EFFECT, Math.min(LARGEST_EFFECT, d))),
  };
}
