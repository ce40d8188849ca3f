import { clusterSizes, labelCount } from './cluster-means.ts';
import { DISTANCE_BLOCK, distanceSums } from './distance-sums.ts';
import { jointCells } from './joint-cells.ts';
import { type Labels, type Matrix, assertFinite, selectRows } from './matrix.ts';

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
  const grouped = selectRows(matrix, cells.order);
  const sizes = labelings.map((labels) => clusterSizes(labels, labelCount(labels)));
  const widths = labelings.map(() => new Float64Array(to - from));
  const cellSums = new Float64Array(DISTANCE_BLOCK * cells.count);
  const clusterSums = new Float64Array(256);
  for (let start = from; start < to; start += DISTANCE_BLOCK) {
    distanceSums(matrix, start, grouped, cells.start, cellSums);
    for (let row = start; row < Math.min(start + DISTANCE_BLOCK, to); row++) {
      const at = (row - start) * cells.count;
      for (let l = 0; l < labelings.length; l++) {
        clusterSums.fill(0, 0, sizes[l]!.length);
        gatherClusters(cellSums, at, cells.clusterOfCell[l]!, clusterSums);
        widths[l]![row - from] = silhouetteWidth(clusterSums, sizes[l]!, labelings[l]![row]!);
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

/**
 * The width of one row from its distance sums to all clusters, its own included, and their sizes;
 * as {@link silhouetteRows} states it. O(k).
 */
export function silhouetteWidth(sums: Float64Array, sizes: Int32Array, own: number): number {
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

function gatherClusters(
  cellSums: Float64Array,
  at: number,
  clusterOfCell: Labels,
  clusterSums: Float64Array,
): void {
  for (let cell = 0; cell < clusterOfCell.length; cell++) {
    clusterSums[clusterOfCell[cell]!]! += cellSums[at + cell]!;
  }
}
