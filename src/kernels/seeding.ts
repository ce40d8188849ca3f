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
  const rows = new Int32Array(k);
  const first = random.below(matrix.rows);
  rows[0] = first;
  let nearest: Float64Array = new Float64Array(matrix.rows).fill(Infinity);
  let potential = nearer(matrix, first, nearest, nearest);
  let distinct = 1;
  while (distinct < k && potential > 0) {
    const next = greedyCandidate(matrix, nearest, k, random);
    ({ nearest, potential } = next);
    rows[distinct++] = next.row;
  }
  rows.fill(first, distinct);
  return { rows, centroids: selectRows(matrix, rows), distinct };
}

/** A row to become a centroid. */
export interface Candidate {
  readonly row: number;
  /** Squared distance of each row to the nearest centroid, this one included, and their sum. */
  readonly nearest: Float64Array;
  readonly potential: number;
}

/**
 * The best of 2 + ⌊ln k⌋ rows drawn in proportion to `nearest`, the squared distances to the centroids
 * so far, of which one at least is above 0. O(rows × columns × (2 + ln k)).
 */
export function greedyCandidate(matrix: Matrix, nearest: Float64Array, k: number, random: Random): Candidate {
  const trials = 2 + Math.floor(log(k));
  let total = 0;
  for (let i = 0; i < nearest.length; i++) total += nearest[i]!;
  let best: Candidate = { row: 0, nearest, potential: Infinity };
  let spare = new Float64Array(nearest.length);
  for (let trial = 0; trial < trials; trial++) {
    const row = drawRow(nearest, total * random.unit());
    const potential = nearer(matrix, row, nearest, spare);
    if (potential < best.potential) {
      best = { row, nearest: spare, potential };
      spare = new Float64Array(nearest.length);
    }
  }
  return best;
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
