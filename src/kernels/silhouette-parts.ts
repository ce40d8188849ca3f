import { clusterSizes, labelCount } from './cluster-means.ts';
import { DISTANCE_BLOCK, distanceSums } from './distance-sums.ts';
import { jointCells } from './joint-cells.ts';
import { type Labels, type Matrix, assertFinite, selectRows } from './matrix.ts';
import { silhouetteWidth } from './silhouette.ts';

/** An exact silhouette is the sum of so many parts, whatever the number of workers: so it has the same bytes. */
export const SILHOUETTE_PARTS = 8;

/** The clusters of several labellings, numbered through. */
export interface ClusterNumbers {
  /** Sizes of the clusters of each labelling. */
  readonly sizes: readonly Int32Array[];
  /** The number of the first cluster of each labelling. */
  readonly first: readonly number[];
  readonly count: number;
}

/** Numbers the clusters of several labellings through. O(rows × labellings). */
export function clusterNumbers(labelings: readonly Labels[]): ClusterNumbers {
  const sizes = labelings.map((labels) => clusterSizes(labels, labelCount(labels)));
  const first: number[] = [];
  let count = 0;
  for (const { length } of sizes) {
    first.push(count);
    count += length;
  }
  return { sizes, first, count };
}

/**
 * One part of the distances that the silhouettes of several labellings rest on: sums of distances of rows
 * to clusters, clusters × rows, up to a factor common to all parts. Here a part is every distance of a range
 * of rows. NaN in the matrix is a Bug. O(rows² × columns / parts).
 */
export function silhouettePart(matrix: Matrix, labelings: readonly Labels[], part: number): Float64Array {
  assertFinite(matrix);
  const { rows } = matrix;
  const numbers = clusterNumbers(labelings);
  const cells = jointCells(labelings, rows);
  const grouped = selectRows(matrix, cells.order);
  const cellSums = new Float64Array(DISTANCE_BLOCK * cells.count);
  const sums = new Float64Array(numbers.count * rows);
  const end = Math.floor(((part + 1) * rows) / SILHOUETTE_PARTS);
  for (let start = Math.floor((part * rows) / SILHOUETTE_PARTS); start < end; start += DISTANCE_BLOCK) {
    distanceSums(matrix, start, grouped, cells.start, cellSums);
    for (let row = start; row < Math.min(start + DISTANCE_BLOCK, end); row++) {
      const from = (row - start) * cells.count;
      cells.clusterOfCell.forEach((clusterOf, l) => {
        for (let cell = 0; cell < cells.count; cell++) {
          sums[(numbers.first[l]! + clusterOf[cell]!) * rows + row]! += cellSums[from + cell]!;
        }
      });
    }
  }
  return sums;
}

/**
 * Exact silhouette widths of all rows in several labellings from all parts, in order: see `silhouetteRows`
 * for what they are. O(rows × clusters × parts).
 */
export function silhouetteWidths(
  labelings: readonly Labels[],
  parts: readonly Float64Array[],
): Float64Array[] {
  const { sizes, first } = clusterNumbers(labelings);
  const sums = parts[0]!.slice();
  for (const part of parts.slice(1)) for (let at = 0; at < sums.length; at++) sums[at]! += part[at]!;
  const toCluster = new Float64Array(256);
  return labelings.map((labels, l) => {
    const widths = new Float64Array(labels.length);
    for (let row = 0; row < labels.length; row++) {
      for (let cluster = 0; cluster < sizes[l]!.length; cluster++) {
        toCluster[cluster] = sums[(first[l]! + cluster) * labels.length + row]!;
      }
      widths[row] = silhouetteWidth(toCluster, sizes[l]!, labels[row]!);
    }
    return widths;
  });
}
