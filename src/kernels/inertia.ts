import type { Labels, Matrix } from './matrix.ts';

/**
 * Within-cluster sum of squares: Σ over rows of the squared Euclidean distance to the centroid of
 * the row's label, differences first (no cancellation) and compensated (Neumaier 1974), so that it
 * is good to about 1e-15 relative. A row counts `weights` times, 1 when absent. Unit: that of the
 * columns, squared. O(rows × columns).
 */
export function inertia(matrix: Matrix, labels: Labels, centroids: Matrix, weights?: Float64Array): number {
  const { values, rows, columns } = matrix;
  const centers = centroids.values;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    const center = labels[i]! * columns;
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[from + j]! - centers[center + j]!;
      square += difference * difference;
    }
    if (weights !== undefined) square *= weights[i]!;
    const next = sum + square;
    lost += sum >= square ? sum - next + square : square - next + sum;
    sum = next;
  }
  return sum + lost;
}
