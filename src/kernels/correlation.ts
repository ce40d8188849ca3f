import { atOnce, type Sliced, type Stretch, stretches } from '../base/sliced.ts';
import { type Matrix, assertFinite, columnOf, zeros } from './matrix.ts';
import { moments } from './moments.ts';

/**
 * Pearson correlations of the columns, columns × columns, symmetric, 1 on the diagonal, within
 * [−1, 1]; NaN in the row and column of a constant column. Two passes: columns are centred and
 * scaled first. NaN in the matrix is a Bug. O(rows × columns²).
 */
export function correlationMatrix(matrix: Matrix): Matrix {
  return atOnce(slicedCorrelation(matrix));
}

/** The same in slices. */
export function* slicedCorrelation(matrix: Matrix): Sliced<Matrix> {
  const { covariance, variances } = yield* slicedCovariance(matrix);
  const { columns } = matrix;
  const result = zeros(columns, columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < columns; b++) {
      const spread = Math.sqrt(variances[a]!) * Math.sqrt(variances[b]!);
      const r = covariance.values[a * columns + b]! / spread;
      result.values[a * columns + b] = a === b && spread > 0 ? 1 : Math.max(-1, Math.min(1, r));
    }
  }
  return result;
}

/** Covariances of the columns with divisor n − 1, and the means they are taken about. */
export interface Covariance {
  /** columns × columns, symmetric. */
  readonly covariance: Matrix;
  readonly means: Float64Array;
  /** The diagonal; exactly 0 for a constant column. */
  readonly variances: Float64Array;
}

/** Two-pass covariance matrix; all zeros below two rows. NaN in the matrix is a Bug. O(rows × columns²). */
export function covarianceMatrix(matrix: Matrix): Covariance {
  return atOnce(slicedCovariance(matrix));
}

/** The same in slices. */
export function* slicedCovariance(matrix: Matrix): Sliced<Covariance> {
  assertFinite(matrix);
  const { rows, columns } = matrix;
  const means = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    means[j] = rows > 0 ? moments(columnOf(matrix, j)).mean : 0;
    yield;
  }
  const covariance = zeros(columns, columns);
  const sums = covariance.values;
  for (const stretch of stretches(rows)) {
    addProducts(matrix, stretch, means, sums);
    yield;
  }
  const variances = new Float64Array(columns);
  for (let a = 0; a < columns; a++) {
    for (let b = a; b < columns; b++) {
      const value = rows > 1 ? sums[a * columns + b]! / (rows - 1) : 0;
      sums[a * columns + b] = value;
      sums[b * columns + a] = value;
    }
    variances[a] = sums[a * columns + a]!;
  }
  return { covariance, means, variances };
}

/** Adds up the products of the centred columns over a stretch of rows, on and above the diagonal. */
function addProducts(
  { values, columns }: Matrix,
  [from, end]: Stretch,
  means: Float64Array,
  sums: Float64Array,
): void {
  const centred = new Float64Array(columns);
  for (let i = from; i < end; i++) {
    for (let j = 0; j < columns; j++) centred[j] = values[i * columns + j]! - means[j]!;
    for (let a = 0; a < columns; a++) {
      const x = centred[a]!;
      const to = a * columns;
      for (let b = a; b < columns; b++) sums[to + b]! += x * centred[b]!;
    }
  }
}
