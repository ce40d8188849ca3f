import { clusterMoments } from '../../../kernels/cluster-moments.ts';
import { cohenD } from '../../../kernels/cohen-d.ts';
import type { RowsByCluster } from '../../../kernels/rows-by-cluster.ts';
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
export function numberContrasts(
  column: Float64Array | Float32Array,
  bySegment: RowsByCluster,
): NumberContrasts {
  const moments = clusterMoments(column, bySegment);
  const { counts: members, sums } = moments;
  const count = members.reduce((total, each) => total + each, 0);
  const sum = sums.reduce((total, each) => total + each, 0);
  const others = members.map((each) => count - each);
  const supported = members.map((each, segment) => {
    const size = bySegment.starts[segment + 1]! - bySegment.starts[segment]!;
    return isSupported(each, size, others[segment]!, column.length - size) ? 1 : 0;
  });
  return {
    members,
    others,
    inside: sums.map((each, segment) => each / members[segment]!),
    outside: sums.map((each, segment) => (sum - each) / others[segment]!),
    effect: cohenD(moments).map((d, segment) => (supported[segment] === 1 ? d : NaN)),
  };
}
