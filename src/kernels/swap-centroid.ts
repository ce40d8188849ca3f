import type { Random } from '../base/random.ts';
import type { KMeansFit } from './lloyd.ts';
import { type Matrix, rowOf } from './matrix.ts';
import { type Nearness, type Potential, newNearness, potentialFrom, sumNearness } from './potential.ts';
import { greedyCandidate } from './seeding.ts';
import { inSinglePrecision, singlePrecision, squareInSingle } from './single-precision.ts';

/** What taking away each centroid of a fit would cost, and how to go on without one. */
export interface Removal {
  /** Per cluster, by how much the inertia would grow if its rows went to their second nearest centroid, in the scale of f32. */
  readonly losses: Float64Array;
  /** The potential without one of the centroids, and its value. */
  without(cluster: number): { readonly potential: Potential; readonly total: number };
}

/** {@link Removal} in plain TypeScript, in f32 as seeding is. O(rows × k × columns). */
export function removalOf(matrix: Matrix, { centroids, labels }: KMeansFit, weights?: Float64Array): Removal {
  const { rows, columns } = matrix;
  const single = singlePrecision(matrix);
  const centers = inSinglePrecision(centroids, single);
  const losses = new Float64Array(centroids.rows);
  const nearest = new Float32Array(rows);
  const second = new Float32Array(rows).fill(Infinity);
  for (let i = 0; i < rows; i++) {
    const own = labels[i]!;
    for (let cluster = 0; cluster < centroids.rows; cluster++) {
      const square = squareInSingle(single.values, i * columns, centers, cluster * columns, columns);
      if (cluster === own) nearest[i] = square;
      else if (square < second[i]!) second[i] = square;
    }
    const loss = second[i]! - nearest[i]!;
    losses[own]! += weights === undefined ? loss : weights[i]! * loss;
  }
  return {
    losses,
    without(cluster) {
      const near: Nearness = newNearness(rows);
      for (let i = 0; i < rows; i++) near.nearest[i] = labels[i] === cluster ? second[i]! : nearest[i]!;
      const total = sumNearness(near, weights);
      return { potential: potentialFrom(single, near, weights), total };
    },
  };
}

/**
 * Centroids for another attempt from a fit at a local optimum: one centroid is taken away, the one
 * whose rows would lose least by going to their second nearest (`rank` 0) or a dearer one (rank 1, …),
 * and a row drawn as in greedy k-means++ takes its place (random swap: Fränti 2018; the choice of
 * what to remove: Ismkhan 2018). Reaches optima that no local move does. O(rows × k × columns).
 */
export function swapCentroid(
  matrix: Matrix,
  fit: KMeansFit,
  rank: number,
  random: Random,
  removal: Removal = removalOf(matrix, fit),
): Matrix {
  const { centroids } = fit;
  const { losses } = removal;
  const order = Array.from(losses.keys()).sort((a, b) => losses[a]! - losses[b]! || a - b);
  const removed = order[rank % centroids.rows]!;
  const values = centroids.values.slice();
  const { potential, total } = removal.without(removed);
  if (total > 0) {
    const { row } = greedyCandidate(potential, total, centroids.rows, random);
    values.set(rowOf(matrix, row), removed * matrix.columns);
  }
  return { ...centroids, values };
}
