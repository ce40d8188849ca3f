import type { ClusterMoments } from './cluster-moments.ts';

/**
 * Cohen's d of each of k clusters against all other rows: difference of the means over the pooled
 * sample standard deviation (Cohen 1988). ±∞ when both sides are constant at different values, 0 when at
 * the same; NaN when a side is empty, or both hold one value. The rest's moments are merged from the other
 * clusters' (Chan, Golub & LeVeque 1983). O(k²).
 */
export function cohenD(moments: ClusterMoments): Float64Array {
  return moments.counts.map((_, cluster) => effect(cluster, moments));
}

function effect(cluster: number, { counts, sums, squares }: ClusterMoments): number {
  let count = 0;
  let mean = 0;
  let square = 0;
  for (let other = 0; other < counts.length; other++) {
    const added = counts[other]!;
    if (other === cluster || added === 0) continue;
    const together = count + added;
    const gap = sums[other]! / added - mean;
    mean += (gap * added) / together;
    square += squares[other]! + (gap * gap * count * added) / together;
    count = together;
  }
  const own = counts[cluster]!;
  const freedom = own + count - 2;
  if (own === 0 || count === 0 || freedom < 1) return NaN;
  const difference = sums[cluster]! / own - mean;
  return difference === 0 ? 0 : difference / Math.sqrt((squares[cluster]! + square) / freedom);
}
