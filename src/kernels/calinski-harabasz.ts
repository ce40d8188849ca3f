import { clusterMeans } from './cluster-means.ts';
import { inertia } from './inertia.ts';
import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/**
 * Variance ratio of a labelling (Caliński & Harabasz 1974): (B / (k − 1)) / (W / (n − k)) with B and W
 * the sums of squares between and within the k non-empty clusters. Greater is better; 1 when W = 0,
 * as in scikit-learn; NaN with fewer than two clusters or none to spare (k ≥ n). NaN in the matrix is a Bug.
 * O(rows × columns).
 */
export function calinskiHarabasz(matrix: Matrix, labels: Labels, k: number): number {
  assertFinite(matrix);
  const { rows, columns } = matrix;
  const { sizes, centroids } = clusterMeans(matrix, labels, k);
  const filled = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
  if (filled < 2 || filled >= rows) return NaN;
  const overall = clusterMeans(matrix, new Uint8Array(rows), 1).centroids.values;
  let between = 0;
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster] === 0) continue;
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = centroids.values[cluster * columns + j]! - overall[j]!;
      square += difference * difference;
    }
    between += sizes[cluster]! * square;
  }
  const within = inertia(matrix, labels, centroids);
  return within === 0 ? 1 : (between * (rows - filled)) / (within * (filled - 1));
}
