import { type Matrix, columnOf, matrixFromColumns } from '../../../src/kernels/matrix.ts';
import { zScale } from '../../../src/kernels/scale.ts';

/** The matrix with each column z-scored. */
export function standardised(matrix: Matrix): Matrix {
  return matrixFromColumns(
    Array.from({ length: matrix.columns }, (_, j) => zScale(columnOf(matrix, j)).values),
  );
}
