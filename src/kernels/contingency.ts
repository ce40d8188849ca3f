import { assert } from '../base/assert.ts';
import { type Matrix, zeros } from './matrix.ts';

/** How often label i of one labelling meets label j of another. */
export interface Contingency {
  /** (labels of a) × (labels of b). */
  readonly counts: Matrix;
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly total: number;
}

/**
 * The table of two labellings of the same rows; labels are whole numbers from 0, and a table side
 * is as long as its greatest label + 1 (so an unused label is a row or column of zeros).
 * Throws Bug for other labels and for different lengths. O(rows + cells).
 */
export function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  assert(a.length === b.length, `labellings of ${a.length} and ${b.length} rows cannot be compared`);
  const counts = zeros(labelCount(a), labelCount(b));
  const { values, rows, columns } = counts;
  const rowTotals = new Float64Array(rows);
  const columnTotals = new Float64Array(columns);
  for (let i = 0; i < a.length; i++) {
    const row = a[i]!;
    const column = b[i]!;
    values[row * columns + column]!++;
    rowTotals[row]!++;
    columnTotals[column]!++;
  }
  return { counts, rowTotals, columnTotals, total: a.length };
}

function labelCount(labels: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!(label >= 0 && label === Math.floor(label))) {
      assert(false, `label ${label} in row ${i} is not a whole number from 0`);
    }
    if (label > most) most = label;
  }
  return most + 1;
}
