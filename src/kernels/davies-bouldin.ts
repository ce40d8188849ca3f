import { clusterMeans } from './cluster-means.ts';
import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/**
 * Davies–Bouldin index (1979, p = q = 2 for the centroids, mean distance for the spread): over the
 * non-empty clusters, the mean of the worst (sᵢ + sⱼ) / d(cᵢ, cⱼ). From 0, smaller is better;
 * 0 when no cluster has any spread, ∞ when two centroids with spread coincide, NaN with fewer than
 * two clusters. NaN in the matrix is a Bug. O(rows × columns + k² × columns).
 */
export function daviesBouldin(matrix: Matrix, labels: Labels, k: number): number {
  assertFinite(matrix);
  const { values, rows, columns } = matrix;
  const { sizes, centroids } = clusterMeans(matrix, labels, k);
  const centers = centroids.values;
  const spreads = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    spreads[label]! += distance(values, i * columns, centers, label * columns, columns);
  }
  for (let cluster = 0; cluster < k; cluster++) spreads[cluster]! /= sizes[cluster]!;
  let sum = 0;
  let filled = 0;
  for (let a = 0; a < k; a++) {
    if (sizes[a] === 0) continue;
    filled++;
    let worst = 0;
    for (let b = 0; b < k; b++) {
      const spread = spreads[a]! + spreads[b]!;
      if (b === a || sizes[b] === 0 || spread === 0) continue;
      const ratio = spread / distance(centers, a * columns, centers, b * columns, columns);
      if (ratio > worst) worst = ratio;
    }
    sum += worst;
  }
  return filled < 2 ? NaN : sum / filled;
}

function distance(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) {
    const difference = a[fromA + j]! - b[fromB + j]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
