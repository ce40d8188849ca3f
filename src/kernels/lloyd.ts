import { assert } from '../base/assert.ts';
import { type ExactSums, addRow, exactSums, quantaOf, writeMeans } from './exact-sums.ts';
import { inertia } from './inertia.ts';
import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/** A k-means partition. Centroids are the (weighted) means of their rows; inertia is taken from them. */
export interface KMeansFit {
  readonly labels: Labels;
  /** k × columns. */
  readonly centroids: Matrix;
  /** Within-cluster (weighted) sum of squares. */
  readonly inertia: number;
  /** Assignment passes, the last one, which found nothing to change, included. */
  readonly iterations: number;
  /** Whether a fixed point was reached before the limit of iterations. */
  readonly converged: boolean;
}

/**
 * Batch k-means from given centroids (k × columns) to a fixed point or `maxIterations`
 * (Lloyd 1982; the iteration is counted as scikit-learn counts it with tol = 0).
 * Distances are sums of squared differences in column order in f64, ties go to the lowest index;
 * means come from exact sums, so they do not depend on the order of rows or on what moved before.
 * A row counts `weights` times, 1 when absent; a row of weight 0 gets a label and nothing else.
 * An empty cluster is re-seeded at the row of positive weight that is farthest from its centroid and has
 * company in its cluster (ties to the lowest row); with fewer distinct rows than k it stays empty, where
 * it was. When the limit stops it, labels are those of the centroids returned. NaN is a Bug.
 * O(rows × k × columns) per iteration; nothing is allocated within one.
 */
export function lloyd(
  matrix: Matrix,
  initial: Matrix,
  maxIterations: number,
  weights?: Float64Array,
): KMeansFit {
  const { rows, columns } = matrix;
  const k = initial.rows;
  assertFinite(matrix);
  assertStart(matrix, initial);
  const centers = initial.values.slice();
  const pass: Pass = {
    labels: new Uint8Array(rows).fill(NO_CLUSTER),
    distances: new Float64Array(rows),
    sums: exactSums(columns, k, quantaOf(matrix, weights)),
    weights,
    packed: new Float64Array(((k + 3) & ~3) * columns),
  };
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations++;
    const changed = assign(matrix, centers, pass) + reseedEmpty(matrix, pass);
    converged = changed === 0 || !writeMeans(pass.sums, centers);
  }
  if (!converged) assign(matrix, centers, pass);

  const centroids: Matrix = { values: centers, rows: k, columns };
  const labels = pass.labels;
  return {
    labels,
    centroids,
    inertia: inertia(matrix, labels, centroids, weights),
    iterations,
    converged,
  };
}

/** Throws Bug unless k-means can run from these centroids. O(k × columns). */
export function assertStart(matrix: Matrix, initial: Matrix): void {
  const { rows, columns } = matrix;
  const k = initial.rows;
  assert(
    rows > 0 && k > 0 && k <= NO_CLUSTER,
    `k-means wants rows and 1 to 255 clusters, not ${rows} rows, k = ${k}`,
  );
  assert(columns > 0, 'k-means wants columns, and the matrix has none');
  assert(initial.columns === columns, `centroids have ${initial.columns} columns, the matrix has ${columns}`);
  assertFinite(initial);
}

const NO_CLUSTER = 255;

interface Pass {
  readonly labels: Labels;
  readonly distances: Float64Array;
  readonly sums: ExactSums;
  readonly weights: Float64Array | undefined;
  /** The centroids in blocks of four, column by column within a block; the last is filled up with ∞. */
  readonly packed: Float64Array;
}

function assign(matrix: Matrix, centers: Float64Array, pass: Pass): number {
  const { rows, columns } = matrix;
  pack(centers, columns, pass.packed);
  let changed = 0;
  for (let i = 0; i + 1 < rows; i += 2) changed += assignPair(matrix, i, i + 1, pass);
  if (rows % 2 === 1) changed += assignPair(matrix, rows - 1, rows - 1, pass);
  return changed;
}

function pack(centers: Float64Array, columns: number, packed: Float64Array): void {
  const k = centers.length / columns;
  for (let at = 0; at < packed.length; at++) {
    const block = Math.floor(at / (4 * columns));
    const column = Math.floor((at % (4 * columns)) / 4);
    const cluster = 4 * block + (at % 4);
    packed[at] = cluster < k ? centers[cluster * columns + column]! : Infinity;
  }
}

// Two rows by four centroids at a time: eight independent sums, each in column order, keep the adders busy.
function assignPair(matrix: Matrix, first: number, second: number, pass: Pass): number {
  const { values, columns } = matrix;
  const { packed } = pass;
  const stop = packed.length;
  const from = first * columns;
  const end = from + columns;
  const gap = (second - first) * columns;
  let best = Infinity;
  let label = 0;
  let secondBest = Infinity;
  let secondLabel = 0;
  for (let at = 0, cluster = 0; at < stop; cluster += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    for (let j = from; j < end; j++, at += 4) {
      const x = values[j]!;
      const y = values[j + gap]!;
      const c0 = packed[at]!;
      const c1 = packed[at + 1]!;
      const c2 = packed[at + 2]!;
      const c3 = packed[at + 3]!;
      s0 += (x - c0) * (x - c0);
      s1 += (x - c1) * (x - c1);
      s2 += (x - c2) * (x - c2);
      s3 += (x - c3) * (x - c3);
      t0 += (y - c0) * (y - c0);
      t1 += (y - c1) * (y - c1);
      t2 += (y - c2) * (y - c2);
      t3 += (y - c3) * (y - c3);
    }
    if (s0 < best) [best, label] = [s0, cluster];
    if (s1 < best) [best, label] = [s1, cluster + 1];
    if (s2 < best) [best, label] = [s2, cluster + 2];
    if (s3 < best) [best, label] = [s3, cluster + 3];
    if (t0 < secondBest) [secondBest, secondLabel] = [t0, cluster];
    if (t1 < secondBest) [secondBest, secondLabel] = [t1, cluster + 1];
    if (t2 < secondBest) [secondBest, secondLabel] = [t2, cluster + 2];
    if (t3 < secondBest) [secondBest, secondLabel] = [t3, cluster + 3];
  }
  const changed = settle(matrix, first, label, best, pass);
  return first === second ? changed : changed + settle(matrix, second, secondLabel, secondBest, pass);
}

function settle(matrix: Matrix, row: number, label: number, distance: number, pass: Pass): number {
  pass.distances[row] = distance;
  if (pass.labels[row] === label) return 0;
  move(matrix, row, label, pass);
  return 1;
}

function move(matrix: Matrix, row: number, label: number, { labels, sums, weights }: Pass): void {
  const weight = weights === undefined ? 1 : weights[row]!;
  const old = labels[row]!;
  if (old !== NO_CLUSTER) addRow(sums, old, matrix, row, weight, -1);
  addRow(sums, label, matrix, row, weight, 1);
  labels[row] = label;
}

function reseedEmpty(matrix: Matrix, pass: Pass): number {
  const { labels, distances, sums, weights } = pass;
  const { members } = sums;
  let reseeded = 0;
  for (let cluster = 0; cluster < members.length; cluster++) {
    if (members[cluster] !== 0) continue;
    let farthest = -1;
    let distance = 0;
    for (let i = 0; i < matrix.rows; i++) {
      const counts = weights === undefined || weights[i]! > 0;
      if (distances[i]! > distance && counts && members[labels[i]!]! > 1) {
        distance = distances[i]!;
        farthest = i;
      }
    }
    if (farthest < 0) return reseeded;
    move(matrix, farthest, cluster, pass);
    distances[farthest] = 0;
    reseeded++;
  }
  return reseeded;
}
