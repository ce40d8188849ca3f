import type { RowsByCluster } from './rows-by-cluster.ts';

/** Moments of a column in each of k clusters, missing values (NaN) left out. */
export interface ClusterMoments {
  /** Values present. */
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** Sums of the squared differences from the cluster's own mean. */
  readonly squares: Float64Array;
}

/** Two passes over each cluster, its values added in the order of rows. O(rows + k). */
export function clusterMoments(
  column: Float64Array | Float32Array,
  { starts, rows }: RowsByCluster,
): ClusterMoments {
  const k = starts.length - 1;
  const counts = new Float64Array(k);
  const sums = new Float64Array(k);
  const squares = new Float64Array(k);
  for (let cluster = 0; cluster < k; cluster++) {
    const from = starts[cluster]!;
    const to = starts[cluster + 1]!;
    let count = 0;
    let sum = 0;
    for (let i = from; i < to; i++) {
      const value = column[rows[i]!]!;
      if (value !== value) continue;
      count++;
      sum += value;
    }
    const mean = sum / count;
    let square = 0;
    for (let i = from; i < to; i++) {
      const difference = column[rows[i]!]! - mean;
      if (difference === difference) square += difference * difference;
    }
    counts[cluster] = count;
    sums[cluster] = sum;
    squares[cluster] = square;
  }
  return { counts, sums, squares };
}
