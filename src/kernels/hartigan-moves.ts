import { clusterMeans } from './cluster-means.ts';
import type { Labels, Matrix } from './matrix.ts';
import { squaredDistances } from './squared-distances.ts';

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
  const squares = new Float64Array(k);
  let moves = 0;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = moves;
    for (let i = 0; i < rows; i++) {
      const from = i * columns;
      const own = labels[i]!;
      const size = sizes[own]!;
      if (size === 1) continue;
      squaredDistances(matrix, i, centroids, squares);
      let best = (size / (size - 1)) * squares[own]! * (1 - 1e-12);
      let target = own;
      for (let other = 0; other < k; other++) {
        const members = sizes[other]!;
        if (other === own || members === 0) continue;
        const gain = (members / (members + 1)) * squares[other]!;
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
