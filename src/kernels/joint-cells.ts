import { labelCount } from './cluster-means.ts';
import type { Labels } from './matrix.ts';

/** The rows grouped by the tuple of their labels in several labellings: the coarsest common refinement. */
export interface JointCells {
  readonly count: number;
  /** All rows, cell by cell, in row order within a cell. */
  readonly order: Int32Array;
  /** Where each cell begins in `order`; count + 1 entries. */
  readonly start: Int32Array;
  /** For each labelling, the label shared by the rows of each cell. */
  readonly clusterOfCell: readonly Labels[];
}

/** Cells are numbered by their first row, so the result depends on the labellings alone. O(rows × labellings). */
export function jointCells(labelings: readonly Labels[], rows: number): JointCells {
  const cellOf = new Int32Array(rows);
  let count = rows > 0 ? 1 : 0;
  for (const labels of labelings) count = refine(cellOf, count, labels);
  const start = new Int32Array(count + 1);
  for (let i = 0; i < rows; i++) start[cellOf[i]! + 1]!++;
  for (let cell = 0; cell < count; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const order = new Int32Array(rows);
  for (let i = 0; i < rows; i++) order[next[cellOf[i]!]!++] = i;
  const clusterOfCell = labelings.map((labels) =>
    Uint8Array.from({ length: count }, (_, cell) => labels[order[start[cell]!]!]!),
  );
  return { count, order, start, clusterOfCell };
}

function refine(cellOf: Int32Array, count: number, labels: Labels): number {
  const k = labelCount(labels);
  const numbers = new Int32Array(count * k).fill(-1);
  let refined = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const key = cellOf[i]! * k + labels[i]!;
    if (numbers[key] === -1) numbers[key] = refined++;
    cellOf[i] = numbers[key]!;
  }
  return refined;
}
