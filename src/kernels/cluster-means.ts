import { type ExactSums, sumsOfLabels, writeMeans } from './exact-sums.ts';
import { type Labels, type Matrix, zeros } from './matrix.ts';

/** Sizes and centroids of a labelling; the centroid of an empty cluster is NaN. */
export interface ClusterMeans {
  readonly sizes: Int32Array;
  /** k × columns. */
  readonly centroids: Matrix;
}

/** The mean row of each of k clusters, from exact sums. O(rows × columns). */
export function clusterMeans(matrix: Matrix, labels: Labels, k: number): ClusterMeans {
  return { sizes: clusterSizes(labels, k), centroids: meansOf(sumsOfLabels(matrix, labels, k)) };
}

/** The means of the clusters summed, k × columns; NaN for one without rows. O(k × columns). */
export function meansOf(sums: ExactSums): Matrix {
  const centroids = zeros(sums.members.length, sums.width - 1);
  centroids.values.fill(NaN);
  writeMeans(sums, centroids.values);
  return centroids;
}

/** How many rows carry each label 0 … k − 1. O(rows). */
export function clusterSizes(labels: Labels, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]!]!++;
  return sizes;
}

/** One more than the greatest label; 0 without rows. O(rows). */
export function labelCount(labels: Labels): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= count) count = labels[i]! + 1;
  return count;
}
