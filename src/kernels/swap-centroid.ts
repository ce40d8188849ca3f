import type { Random } from '../base/random.ts';
import type { KMeansFit } from './lloyd.ts';
import { type Matrix, rowOf } from './matrix.ts';
import { greedyCandidate } from './seeding.ts';
import { squaredDistances } from './squared-distances.ts';

/**
 * Centroids for another attempt from a fit at a local optimum: one centroid is taken away, the one
 * whose rows would lose least by going to their second nearest (`rank` 0) or a dearer one (rank 1, …),
 * and a row drawn as in greedy k-means++ takes its place (random swap: Fränti 2018; the choice of
 * what to remove: Ismkhan 2018). Reaches optima that no local move does. O(rows × k × columns).
 */
export function swapCentroid(matrix: Matrix, fit: KMeansFit, rank: number, random: Random): Matrix {
  const { centroids, labels } = fit;
  const k = centroids.rows;
  const { nearest, second } = twoNearest(matrix, fit);
  const losses = new Float64Array(k);
  for (let i = 0; i < matrix.rows; i++) losses[labels[i]!]! += second[i]! - nearest[i]!;
  const order = Array.from(losses.keys()).sort((a, b) => losses[a]! - losses[b]! || a - b);
  const removed = order[rank % k]!;
  for (let i = 0; i < matrix.rows; i++) if (labels[i] === removed) nearest[i] = second[i]!;
  const { row } = greedyCandidate(matrix, nearest, k, random);
  const values = centroids.values.slice();
  values.set(rowOf(matrix, row), removed * matrix.columns);
  return { ...centroids, values };
}

/** Squared distances of each row to its own centroid and to the nearest other one. */
function twoNearest(
  matrix: Matrix,
  { centroids, labels }: KMeansFit,
): { readonly nearest: Float64Array; readonly second: Float64Array } {
  const { rows } = matrix;
  const nearest = new Float64Array(rows);
  const second = new Float64Array(rows).fill(Infinity);
  const squares = new Float64Array(centroids.rows);
  for (let i = 0; i < rows; i++) {
    squaredDistances(matrix, i, centroids, squares);
    const own = labels[i]!;
    nearest[i] = squares[own]!;
    for (let cluster = 0; cluster < squares.length; cluster++) {
      if (cluster !== own && squares[cluster]! < second[i]!) second[i] = squares[cluster]!;
    }
  }
  return { nearest, second };
}
