import { type BinnedColumns, binColumns } from '../../../kernels/binned-columns.ts';
import { correlationMatrix } from '../../../kernels/correlation.ts';
import { type Matrix, matrixFromColumns } from '../../../kernels/matrix.ts';
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
  const filled = values.map((column) => {
    const { count, mean } = meanOf(column);
    return column.map((value) => (value === value ? value : count === 0 ? 0 : mean));
  });
  return { binned: binColumns(values), correlation: correlationMatrix(matrixFromColumns(filled)) };
}
