import { assert } from '../base/assert.ts';
import { log } from '../base/portable-math.ts';
import type { Random } from '../base/random.ts';
import { type Matrix, assertFinite, selectRows } from './matrix.ts';
import { type Potential, potentialOf } from './potential.ts';

/** Starting centroids, which are rows of the matrix. */
export interface Seeding {
  /** The k rows chosen, in the order of choice. */
  readonly rows: Int32Array;
  /** Those rows, k × columns. */
  readonly centroids: Matrix;
  /** Distinct centroids among them. Below k, it is the number of distinct rows of positive weight of the matrix. */
  readonly distinct: number;
}

/**
 * Greedy k-means++ (Arthur & Vassilvitskii 2007): each centroid is the best of 2 + ⌊ln k⌋
 * candidates, drawn with probability proportional to the weighted squared distance from the centroids
 * so far, in f32. Duplicates are never drawn while there are other rows; rows that f32 cannot tell from
 * a centroid follow, farthest first; when no row is left at a distance, the remaining centroids repeat
 * the first. NaN is a Bug. O(rows × k × columns × (2 + ln k)).
 */
export function seedCentroids(matrix: Matrix, k: number, random: Random, weights?: Float64Array): Seeding {
  assertFinite(matrix);
  return seedFromPotential(matrix, potentialOf(matrix, weights), k, random, weights);
}

/** {@link seedCentroids} on any engine's potential of the matrix. */
export function seedFromPotential(
  matrix: Matrix,
  potential: Potential,
  k: number,
  random: Random,
  weights?: Float64Array,
): Seeding {
  assert(matrix.rows > 0 && k >= 1 && k <= 255, `cannot seed ${k} clusters in ${matrix.rows} rows`);
  const rows = new Int32Array(k);
  const first = weights === undefined ? random.below(matrix.rows) : drawByWeight(weights, random);
  rows[0] = first;
  let distinct = 1;
  for (let total = potential.begin(first); distinct < k && total > 0;) {
    const next = greedyCandidate(potential, total, k, random);
    total = next.potential;
    rows[distinct++] = next.row;
  }
  if (distinct < k) distinct = takeFarthest(matrix, rows, distinct, weights);
  rows.fill(first, distinct);
  return { rows, centroids: selectRows(matrix, rows), distinct };
}

/** A row to become a centroid, and the potential that remains with it. */
export interface Candidate {
  readonly row: number;
  readonly potential: number;
}

/**
 * Draws 2 + ⌊ln k⌋ rows in proportion to their share of the potential, which is `total` and above 0, and
 * makes the best of them a centroid, the first of equals. O(rows × columns × (2 + ln k)).
 */
export function greedyCandidate(potential: Potential, total: number, k: number, random: Random): Candidate {
  const trials = 2 + Math.floor(log(k));
  const rows = Int32Array.from({ length: trials }, () => potential.draw(total * random.unit()));
  const potentials = new Float64Array(trials);
  potential.consider(rows, potentials);
  let best = 0;
  for (let trial = 1; trial < trials; trial++) if (potentials[trial]! < potentials[best]!) best = trial;
  potential.choose(best);
  return { row: rows[best]!, potential: potentials[best]! };
}

function drawByWeight(weights: Float64Array, random: Random): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  const target = total * random.unit();
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    sum += weights[i]!;
    last = i;
    if (sum > target) return i;
  }
  return last;
}

function takeFarthest(
  matrix: Matrix,
  rows: Int32Array,
  distinct: number,
  weights: Float64Array | undefined,
): number {
  const nearest = new Float64Array(matrix.rows).fill(Infinity);
  if (weights !== undefined) weights.forEach((weight, i) => weight === 0 && (nearest[i] = 0));
  for (let i = 0; i < distinct; i++) lower(matrix, rows[i]!, nearest);
  for (let taken = distinct; taken < rows.length; taken++) {
    let farthest = 0;
    for (let i = 1; i < nearest.length; i++) if (nearest[i]! > nearest[farthest]!) farthest = i;
    if (nearest[farthest] === 0) return taken;
    rows[taken] = farthest;
    lower(matrix, farthest, nearest);
  }
  return rows.length;
}

function lower({ values, columns }: Matrix, row: number, nearest: Float64Array): void {
  for (let i = 0; i < nearest.length; i++) {
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[i * columns + j]! - values[row * columns + j]!;
      square += difference * difference;
    }
    if (square < nearest[i]!) nearest[i] = square;
  }
}
