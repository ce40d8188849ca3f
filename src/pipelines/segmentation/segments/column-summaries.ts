import { type BinnedColumns, binColumns } from '../../../kernels/binned-columns.ts';
import { correlationMatrix } from '../../../kernels/correlation.ts';
import { type Matrix, zeros } from '../../../kernels/matrix.ts';
import { meanOf } from '../../../kernels/moments.ts';
import type { ProfileColumn } from '../model.ts';

/** What is computed once of the profile columns and used for the segments of every k. */
export interface ColumnSummaries {
  /** For the search of rules. */
  readonly binned: BinnedColumns;
  /** Pearson r of every two columns, missing values at the mean; NaN for a constant column. */
  readonly correlation: Matrix;
}

/** Bins and correlates the columns. O(rows × columns² + columns × rows log rows). */
export function summariseColumns(columns: readonly ProfileColumn[]): ColumnSummaries {
  const values = columns.map((column) => column.values);
  const correlation = correlationMatrix(filledMatrix(values));
  return { binned: binColumns(values), correlation };
}

/** The columns as a matrix, missing values at the mean of their column. */
function filledMatrix(columns: readonly Float64Array[]): Matrix {
  const rows = columns[0]?.length ?? 0;
  const matrix = zeros(rows, columns.length);
  const { values } = matrix;
  columns.forEach((column, place) => {
    const { count, mean } = meanOf(column);
    const fill = count === 0 ? 0 : mean;
    for (let row = 0, at = place; row < rows; row++, at += columns.length) {
      const value = column[row]!;
      values[at] = value === value ? value : fill;
    }
  });
  return matrix;
}
