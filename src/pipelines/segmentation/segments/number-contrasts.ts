import { clusterSizes } from '../../../kernels/cluster-means.ts';
import { cohenD } from '../../../kernels/cohen-d.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import { isSupported } from './contrast-support.ts';

/** How one numeric column differs between each segment and all other customers; missing values are left out. */
export interface NumberContrasts {
  /** Members with a value. */
  readonly members: Float64Array;
  /** All other customers with a value. */
  readonly others: Float64Array;
  /** Mean in each segment, NaN where no member has a value. */
  readonly inside: Float64Array;
  /** Mean of all other customers. */
  readonly outside: Float64Array;
  /** Cohen's d; ±∞ where neither side has any spread, NaN where too few have a value. */
  readonly effect: Float64Array;
}

/** Means and effects of one column in k segments, from sums by segment. O(rows + k²). */
export function numberContrasts(column: Float64Array, labels: Labels, k: number): NumberContrasts {
  const members = new Float64Array(k);
  const sums = new Float64Array(k);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (value !== value) continue;
    members[labels[row]!]!++;
    sums[labels[row]!]! += value;
  }
  const sizes = clusterSizes(labels, k);
  const count = members.reduce((sum, each) => sum + each, 0);
  const sum = sums.reduce((total, each) => total + each, 0);
  const others = members.map((each) => count - each);
  const supported = members.map((each, segment) => {
    const size = sizes[segment]!;
    return isSupported(each, size, others[segment]!, column.length - size) ? 1 : 0;
  });
  return {
    members,
    others,
    inside: sums.map((each, segment) => each / members[segment]!),
    outside: sums.map((each, segment) => (sum - each) / others[segment]!),
    effect: cohenD(column, labels, k).map((d, segment) => (supported[segment] === 1 ? d : NaN)),
  };
}
