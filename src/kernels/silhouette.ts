import { clusterSizes } from './cluster-means.ts';
import { type Labels, type Matrix, assertFinite, selectRows } from './matrix.ts';
import { type JointCells, jointCells } from './joint-cells.ts';

/** A silhouette, for a whole labelling. */
export interface Silhouette {
  /** Mean over the rows, −1 to 1; NaN with fewer than two non-empty clusters. */
  readonly mean: number;
  /** Mean per cluster; NaN for an empty one. */
  readonly perCluster: Float64Array;
}

/**
 * Exact silhouette widths s = (b − a) / max(a, b) (Rousseeuw 1987, Euclidean distance) of the rows
 * `from` … `to` − 1 against all rows, for several labellings of the same matrix at once: one array of
 * to − from widths per labelling. Each distance is computed once: rows are visited by the joint cell
 * of their labels, distances are summed per cell, and cells per cluster. A row alone in its cluster
 * has 0; NaN when a labelling has fewer than two clusters. Any split of the rows gives the same bytes.
 * NaN in the matrix is a Bug. O((to − from) × (rows × columns + cells × labellings)).
 */
export function silhouetteRows(
  matrix: Matrix,
  labelings: readonly Labels[],
  from: number,
  to: number,
): Float64Array[] {
  assertFinite(matrix);
  const cells = jointCells(labelings, matrix.rows);
  const sorted = selectRows(matrix, cells.order);
  const clusters = labelings.map((labels) => clusterSizes(labels, 1 + labels.reduce((a, b) => Math.max(a, b), 0)));
  const widths = labelings.map(() => new Float64Array(to - from));
  const cellSums = Array.from({ length: BLOCK }, () => new Float64Array(cells.count));
  const block = new Float64Array(BLOCK * matrix.columns);
  const clusterSums = new Float64Array(256);
  for (let start = from; start < to; start += BLOCK) {
    const rows = Math.min(BLOCK, to - start);
    for (let r = 0; r < BLOCK; r++) {
      const row = Math.min(start + r, to - 1) * matrix.columns;
      block.set(matrix.values.subarray(row, row + matrix.columns), r * matrix.columns);
    }
    sumDistances(block, sorted, cells, cellSums);
    for (let r = 0; r < rows; r++) {
      const row = start + r;
      for (let l = 0; l < labelings.length; l++) {
        const sizes = clusters[l]!;
        clusterSums.fill(0, 0, sizes.length);
        gatherClusters(cellSums[r]!, cells.clusterOfCell[l]!, clusterSums);
        widths[l]![row - from] = width(clusterSums, sizes, labelings[l]![row]!);
      }
    }
  }
  return widths;
}

/** Means of silhouette widths, summed in row order. O(rows). */
export function summariseSilhouette(widths: Float64Array, labels: Labels, k: number): Silhouette {
  const perCluster = new Float64Array(k);
  let sum = 0;
  for (let i = 0; i < widths.length; i++) {
    sum += widths[i]!;
    perCluster[labels[i]!]! += widths[i]!;
  }
  const sizes = clusterSizes(labels, k);
  for (let cluster = 0; cluster < k; cluster++) perCluster[cluster]! /= sizes[cluster]!;
  return { mean: sum / widths.length, perCluster };
}

/** Joins the results of {@link silhouetteRows} for adjoining row ranges, in order: one array per labelling. O(rows). */
export function joinSilhouetteRows(parts: readonly (readonly Float64Array[])[]): Float64Array[] {
  const labelings = parts[0]?.length ?? 0;
  return Array.from({ length: labelings }, (_, l) => {
    const pieces = parts.map((part) => part[l]!);
    const joined = new Float64Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    return joined;
  });
}

const BLOCK = 4;

// Four rows at a time against each other row: four independent sums, each in column order.
function sumDistances(block: Float64Array, sorted: Matrix, cells: JointCells, sums: readonly Float64Array[]): void {
  const { values, columns } = sorted;
  const sums0 = sums[0]!;
  const sums1 = sums[1]!;
  const sums2 = sums[2]!;
  const sums3 = sums[3]!;
  const at1 = columns;
  const at2 = 2 * columns;
  const at3 = 3 * columns;
  for (let cell = 0; cell < cells.count; cell++) {
    const end = cells.start[cell + 1]! * columns;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    for (let row = cells.start[cell]! * columns; row < end; row += columns) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < columns; j++) {
        const y = values[row + j]!;
        const d0 = y - block[j]!;
        const d1 = y - block[at1 + j]!;
        const d2 = y - block[at2 + j]!;
        const d3 = y - block[at3 + j]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      t0 += Math.sqrt(s0);
      t1 += Math.sqrt(s1);
      t2 += Math.sqrt(s2);
      t3 += Math.sqrt(s3);
    }
    sums0[cell] = t0;
    sums1[cell] = t1;
    sums2[cell] = t2;
    sums3[cell] = t3;
  }
}

function gatherClusters(cellSums: Float64Array, clusterOfCell: Labels, clusterSums: Float64Array): void {
  for (let cell = 0; cell < cellSums.length; cell++) clusterSums[clusterOfCell[cell]!]! += cellSums[cell]!;
}

function width(sums: Float64Array, sizes: Int32Array, own: number): number {
  let nearest = Infinity;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if (cluster === own || sizes[cluster] === 0) continue;
    const mean = sums[cluster]! / sizes[cluster]!;
    if (mean < nearest) nearest = mean;
  }
  if (nearest === Infinity) return NaN;
  if (sizes[own] === 1) return 0;
  const within = sums[own]! / (sizes[own]! - 1);
  const larger = Math.max(within, nearest);
  return larger === 0 ? 0 : (nearest - within) / larger;
}
