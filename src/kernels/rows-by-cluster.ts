import { clusterSizes } from './cluster-means.ts';
import type { Labels } from './matrix.ts';

/** Rows cluster by cluster, so that a pass over one cluster reads no other. */
export interface RowsByCluster {
  /** Rows of cluster c are `rows[starts[c]]` … `rows[starts[c + 1] − 1]`, ascending; k + 1 starts. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Counting sort of the rows by their labels 0 … k − 1. O(rows + k). */
export function rowsByCluster(labels: Labels, k: number): RowsByCluster {
  const sizes = clusterSizes(labels, k);
  const starts = new Int32Array(k + 1);
  for (let cluster = 0; cluster < k; cluster++) starts[cluster + 1] = starts[cluster]! + sizes[cluster]!;
  const next = starts.slice(0, k);
  const rows = new Int32Array(labels.length);
  for (let row = 0; row < labels.length; row++) rows[next[labels[row]!]!++] = row;
  return { starts, rows };
}

/** The rows of one cluster, ascending; a view. O(1). */
export function rowsOfCluster({ starts, rows }: RowsByCluster, cluster: number): Int32Array {
  return rows.subarray(starts[cluster], starts[cluster + 1]);
}
