import { clusterMeans } from './cluster-means.ts';
import type { Labels, Matrix } from './matrix.ts';

/**
 * Improves a partition by moving single rows, in place: a row goes to the cluster where it lowers
 * the inertia most, centroids following at once (Hartigan 1975; the gain is that of Hartigan & Wong
 * 1979, n/(n+1)·d² against n/(n−1)·d²). Passes in row order until one moves nothing, at most
 * `maxPasses`. A partition it leaves alone is also a fixed point of Lloyd, and a better one as a rule
 * (Telgarsky & Vattani 2010). No cluster is emptied. Returns the number of moves.
 * O(rows × k × columns) per pass.
 */
export function hartiganMoves(matrix: Matrix, labels: Labels, k: number, maxPasses = 50): number {
  const { values, rows, columns } = matrix;
  const { sizes, centroids } = clusterMeans(matrix, labels, k);
  const centers = centroids.values;
  let moves = 0;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = moves;
    for (let i = 0; i < rows; i++) {
      const from = i * columns;
      const own = labels[i]!;
      const size = sizes[own]!;
      if (size === 1) continue;
      const loss = (size / (size - 1)) * squaredDistance(values, from, centers, own * columns, columns);
      let best = loss * (1 - 1e-12);
      let target = own;
      for (let other = 0; other < k; other++) {
        const members = sizes[other]!;
        if (other === own || members === 0) continue;
        const weight = members / (members + 1);
        const gain = weight * squaredDistance(values, from, centers, other * columns, columns);
        if (gain < best) {
          best = gain;
          target = other;
        }
      }
      if (target === own) continue;
      sizes[own] = size - 1;
      const grown = ++sizes[target]!;
      for (let j = 0; j < columns; j++) {
        const value = values[from + j]!;
        centers[own * columns + j]! -= (value - centers[own * columns + j]!) / (size - 1);
        centers[target * columns + j]! += (value - centers[target * columns + j]!) / grown;
      }
      labels[i] = target;
      moves++;
    }
    if (moves === before) break;
  }
  return moves;
}

function squaredDistance(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  length: number,
): number {
  let sum = 0;
  for (let j = 0; j < length; j++) {
    const difference = a[fromA + j]! - b[fromB + j]!;
    sum += difference * difference;
  }
  return sum;
}
