import { meansOf } from './cluster-means.ts';
import { addRow, sumsOfLabels, totalWeight, writeMeans } from './exact-sums.ts';
import type { Labels, Matrix } from './matrix.ts';
import { squaredDistances } from './squared-distances.ts';

/**
 * Improves a partition by moving single rows, in place: a row goes to the cluster where it lowers
 * the inertia most, centroids following at once (Hartigan 1975; the gain is that of Hartigan & Wong
 * 1979, n/(n+w)·d² against n/(n−w)·d² for a row of weight w, 1 when absent). Passes in row order, each
 * from the means, until one moves nothing, at most `maxPasses`. A partition it leaves alone is also a
 * fixed point of Lloyd, and a better one as a rule (Telgarsky & Vattani 2010). No cluster is emptied.
 * Rows of weight 0 stay. Returns the number of moves. O(rows × k × columns) per pass.
 */
export function hartiganMoves(
  matrix: Matrix,
  labels: Labels,
  k: number,
  maxPasses = MAX_PASSES,
  weights?: Float64Array,
): number {
  const sums = sumsOfLabels(matrix, labels, k, weights);
  const centroids = meansOf(sums);
  const sizes = Float64Array.from({ length: k }, (_, cluster) => totalWeight(sums, cluster));
  const squares = new Float64Array(k);
  let moves = 0;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = moves;
    if (pass > 0) writeMeans(sums, centroids.values);
    for (let i = 0; i < matrix.rows; i++) {
      const own = labels[i]!;
      const weight = weights === undefined ? 1 : weights[i]!;
      if (weight === 0 || sums.members[own] === 1) continue;
      squaredDistances(matrix, i, centroids, squares);
      const target = bestCluster(own, weight, sizes, sums.members, squares);
      if (target === own) continue;
      addRow(sums, own, matrix, i, weight, -1);
      addRow(sums, target, matrix, i, weight, 1);
      const left = totalWeight(sums, own);
      const grown = totalWeight(sums, target);
      sizes[own] = left;
      sizes[target] = grown;
      shiftCenters(matrix, i, centroids.values, {
        own,
        target,
        away: weight / left,
        towards: weight / grown,
      });
      labels[i] = target;
      moves++;
    }
    if (moves === before) break;
  }
  return moves;
}

/** Passes of single-row moves unless told otherwise. */
export const MAX_PASSES = 50;

function bestCluster(
  own: number,
  weight: number,
  sizes: Float64Array,
  members: Int32Array,
  squares: Float64Array,
): number {
  let best = (sizes[own]! / (sizes[own]! - weight)) * squares[own]! * (1 - 1e-12);
  let target = own;
  for (let other = 0; other < squares.length; other++) {
    if (other === own || members[other] === 0) continue;
    const cost = (sizes[other]! / (sizes[other]! + weight)) * squares[other]!;
    if (cost < best) {
      best = cost;
      target = other;
    }
  }
  return target;
}

interface Shift {
  readonly own: number;
  readonly target: number;
  readonly away: number;
  readonly towards: number;
}

function shiftCenters({ values, columns }: Matrix, row: number, centers: Float64Array, shift: Shift): void {
  const own = shift.own * columns;
  const target = shift.target * columns;
  for (let j = 0; j < columns; j++) {
    const value = values[row * columns + j]!;
    centers[own + j]! -= (value - centers[own + j]!) * shift.away;
    centers[target + j]! += (value - centers[target + j]!) * shift.towards;
  }
}
