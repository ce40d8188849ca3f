import { type ExactSums, addRow, exactSums, quantaOf, roundingAt } from './exact-sums.ts';
import type { Labels, Matrix } from './matrix.ts';

/** Clusters are numbered below this. */
export const NO_CLUSTER = 255;

/** What assignment passes over the same rows keep from one to the next. */
export interface AssignmentPass {
  /** The nearest centroid of each row, {@link NO_CLUSTER} before the first pass. */
  readonly labels: Labels;
  /** Squared distance of each row to it. */
  readonly distances: Float64Array;
  /** Sums of the rows by these labels. */
  readonly sums: ExactSums;
  readonly weights: Float64Array | undefined;
  /** The centroids in blocks of four, column by column within a block; the last is filled up with ∞. */
  readonly packed: Float64Array;
}

/** Nothing assigned yet. O(rows × columns). */
export function beginPasses(matrix: Matrix, k: number, weights: Float64Array | undefined): AssignmentPass {
  const { rows, columns } = matrix;
  return {
    labels: new Uint8Array(rows).fill(NO_CLUSTER),
    distances: new Float64Array(rows),
    sums: exactSums(columns, k, quantaOf(matrix, weights)),
    weights,
    packed: new Float64Array(((k + 3) & ~3) * columns),
  };
}

/**
 * Gives every row its nearest centroid, the sums following: distances are sums of squared differences in column
 * order in f64, ties go to the lowest index. Returns how many rows changed. O(rows × k × columns).
 */
export function assign(matrix: Matrix, centers: Float64Array, pass: AssignmentPass): number {
  const { rows, columns } = matrix;
  pack(centers, columns, pass.packed);
  let changed = 0;
  for (let i = 0; i + 1 < rows; i += 2) changed += assignPair(matrix, i, i + 1, pass);
  if (rows % 2 === 1) changed += assignPair(matrix, rows - 1, rows - 1, pass);
  return changed;
}

/**
 * Gives each empty cluster the row of positive weight that is farthest from its centroid and has company in its
 * cluster (ties to the lowest row), farther than rounding may put it from the mean of rows equal to it: else copies of
 * one row would be parted for ever. Returns how many were given one. O(rows × columns) for each.
 */
export function reseedEmpty(matrix: Matrix, pass: AssignmentPass): number {
  const { labels, distances, sums, weights } = pass;
  const { members } = sums;
  let reseeded = 0;
  for (let cluster = 0; cluster < members.length; cluster++) {
    if (members[cluster] !== 0) continue;
    let farthest = -1;
    let distance = 0;
    for (let i = 0; i < matrix.rows; i++) {
      const label = labels[i]!;
      const counts = weights === undefined || weights[i]! > 0;
      if (!(distances[i]! > distance) || !counts || members[label]! <= 1) continue;
      if (distances[i]! > roundingAt(sums, label, matrix, i)) {
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
function assignPair(matrix: Matrix, first: number, second: number, pass: AssignmentPass): number {
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

function settle(matrix: Matrix, row: number, label: number, distance: number, pass: AssignmentPass): number {
  pass.distances[row] = distance;
  if (pass.labels[row] === label) return 0;
  move(matrix, row, label, pass);
  return 1;
}

function move(matrix: Matrix, row: number, label: number, { labels, sums, weights }: AssignmentPass): void {
  const weight = weights === undefined ? 1 : weights[row]!;
  const old = labels[row]!;
  if (old !== NO_CLUSTER) addRow(sums, old, matrix, row, weight, -1);
  addRow(sums, label, matrix, row, weight, 1);
  labels[row] = label;
}
