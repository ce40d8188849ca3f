import type { Sliced } from '../../../base/sliced.ts';
import { type BinnedColumns, binColumns } from '../../../kernels/binned-columns.ts';
import { slicedCorrelation } from '../../../kernels/correlation.ts';
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
export function* summariseColumns(columns: readonly ProfileColumn[]): Sliced<ColumnSummaries> {
  const values = columns.map((column) => column.values);
  const correlation = yield* slicedCorrelation(yield* filledMatrix(values));
  return { binned: yield* binColumns(values), correlation };
}

/** The columns as a matrix, missing values at the mean of their column. */
function* filledMatrix(columns: readonly Float64Array[]): Sliced<Matrix> {
  const matrix = zeros(columns[0]?.length ?? 0, columns.length);
  for (const [place, column] of columns.entries()) {
    setFilled(matrix, place, column);
    yield;
  }
  return matrix;
}

function setFilled({ values, rows, columns }: Matrix, place: number, column: Float64Array): void {
  const { count, mean } = meanOf(column);
  const fill = count === 0 ? 0 : mean;
  for (let row = 0, at = place; row < rows; row++, at += columns) {
    const value = column[row]!;
    values[at] = value === value ? value : fill;
  }
}
