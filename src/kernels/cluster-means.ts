import { type Labels, type Matrix, zeros } from './matrix.ts';

/** Sizes and centroids of a labelling; the centroid of an empty cluster is NaN. */
export interface ClusterMeans {
  readonly sizes: Int32Array;
  /** k × columns. */
  readonly centroids: Matrix;
}

/** The mean row of each of k clusters, summed in row order. O(rows × columns). */
export function clusterMeans(matrix: Matrix, labels: Labels, k: number): ClusterMeans {
  const { values, rows, columns } = matrix;
  const sizes = new Int32Array(k);
  const centroids = zeros(k, columns);
  const sums = centroids.values;
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    sizes[label]!++;
    const from = i * columns;
    const to = label * columns;
    for (let j = 0; j < columns; j++) sums[to + j]! += values[from + j]!;
  }
  for (let at = 0; at < sums.length; at++) sums[at]! /= sizes[Math.floor(at / columns)]!;
  return { sizes, centroids };
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
