import { assert } from '../base/assert.ts';
import { log } from '../base/portable-math.ts';
import type { Random } from '../base/random.ts';
import { type Matrix, assertFinite, selectRows } from './matrix.ts';

/** Starting centroids, which are rows of the matrix. */
export interface Seeding {
  /** The k rows chosen, in the order of choice. */
  readonly rows: Int32Array;
  /** Those rows, k × columns. */
  readonly centroids: Matrix;
  /** Distinct centroids among them. Below k, it is the number of distinct rows of the matrix. */
  readonly distinct: number;
}

/**
 * Greedy k-means++ (Arthur & Vassilvitskii 2007): each centroid is the best of 2 + ⌊ln k⌋
 * candidates, drawn with probability proportional to the squared distance from the centroids so far.
 * Duplicates are never drawn while there are other rows; when no row is left at a distance, the
 * remaining centroids repeat the first. NaN is a Bug. O(rows × k × columns × (2 + ln k)).
 */
export function seedCentroids(matrix: Matrix, k: number, random: Random): Seeding {
  assert(matrix.rows > 0 && k >= 1 && k <= 255, `cannot seed ${k} clusters in ${matrix.rows} rows`);
  assertFinite(matrix);
  const { rows: n } = matrix;
  const trials = 2 + Math.floor(log(k));
  const rows = new Int32Array(k);
  rows[0] = random.below(n);
  let nearest = new Float64Array(n).fill(Infinity);
  let potential = nearer(matrix, rows[0], nearest, nearest);
  let best = new Float64Array(n);
  let trial = new Float64Array(n);
  let distinct = 1;
  while (distinct < k && potential > 0) {
    let bestPotential = Infinity;
    for (let t = 0; t < trials; t++) {
      const row = drawRow(nearest, potential * random.unit());
      const trialPotential = nearer(matrix, row, nearest, trial);
      if (trialPotential < bestPotential) {
        bestPotential = trialPotential;
        rows[distinct] = row;
        [best, trial] = [trial, best];
      }
    }
    [nearest, best] = [best, nearest];
    potential = bestPotential;
    distinct++;
  }
  rows.fill(rows[0], distinct);
  return { rows, centroids: selectRows(matrix, rows), distinct };
}

function nearer(matrix: Matrix, row: number, nearest: Float64Array, result: Float64Array): number {
  const { values, rows, columns } = matrix;
  const center = row * columns;
  let potential = 0;
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    const limit = nearest[i]!;
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[from + j]! - values[center + j]!;
      square += difference * difference;
    }
    const kept = square < limit ? square : limit;
    result[i] = kept;
    potential += kept;
  }
  return potential;
}

function drawRow(weights: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    sum += weight;
    last = i;
    if (sum > target) return i;
  }
  return last;
}
