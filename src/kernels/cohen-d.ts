import { type Labels } from './matrix.ts';

/**
 * Cohen's d of each of k clusters against all other rows: difference of the means over the pooled
 * sample standard deviation (Cohen 1988). Missing values (NaN) are left out. ±∞ when both sides are
 * constant at different values, 0 when at the same; NaN when a side is empty, or both hold one value.
 * Two passes; the rest's moments are merged from the other clusters' (Chan, Golub & LeVeque 1983).
 * O(rows + k²).
 */
export function cohenD(column: Float64Array, labels: Labels, k: number): Float64Array {
  const counts = new Float64Array(k);
  const means = new Float64Array(k);
  const squares = new Float64Array(k);
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (value !== value) continue;
    counts[labels[i]!]!++;
    means[labels[i]!]! += value;
  }
  for (let cluster = 0; cluster < k; cluster++) means[cluster]! /= Math.max(1, counts[cluster]!);
  for (let i = 0; i < column.length; i++) {
    const difference = column[i]! - means[labels[i]!]!;
    if (difference === difference) squares[labels[i]!]! += difference * difference;
  }
  return counts.map((_, cluster) => effect(cluster, counts, means, squares));
}

function effect(cluster: number, counts: Float64Array, means: Float64Array, squares: Float64Array): number {
  let count = 0;
  let mean = 0;
  let square = 0;
  for (let other = 0; other < counts.length; other++) {
    const added = counts[other]!;
    if (other === cluster || added === 0) continue;
    const together = count + added;
    const gap = means[other]! - mean;
    mean += (gap * added) / together;
    square += squares[other]! + (gap * gap * count * added) / together;
    count = together;
  }
  const own = counts[cluster]!;
  const freedom = own + count - 2;
  if (own === 0 || count === 0 || freedom < 1) return NaN;
  const difference = means[cluster]! - mean;
  return difference === 0 ? 0 : difference / Math.sqrt((squares[cluster]! + square) / freedom);
}
