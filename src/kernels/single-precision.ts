import type { Matrix } from './matrix.ts';

/**
 * A matrix in f32: columns centred at `means`, then everything times `scale`, a power of two that brings
 * the greatest absolute value to between 1 and 2. An f32 distance of two rows is one of the matrix, in
 * that scale, but for rounding.
 */
export interface SinglePrecision {
  /** Row-major. */
  readonly values: Float32Array;
  readonly means: Float64Array;
  readonly scale: number;
}

/** The f32 copy of a matrix; a mean that overflows counts as 0. O(rows × columns). */
export function singlePrecision(matrix: Matrix): SinglePrecision {
  const { values, rows, columns } = matrix;
  const { means, scale } = centredScale(matrix);
  const singles = new Float32Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) singles[at] = (values[at]! - means[j]!) * scale;
  }
  return { values: singles, means, scale };
}

/** The means and the scale of that copy. O(rows × columns). */
export function centredScale({ values, rows, columns }: Matrix): Pick<SinglePrecision, 'means' | 'scale'> {
  const means = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) means[j]! += values[at]!;
  }
  for (let j = 0; j < columns; j++) {
    const mean = means[j]! / rows;
    means[j] = mean - mean === 0 ? mean : 0;
  }
  let greatest = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      const size = Math.abs(values[at]! - means[j]!);
      if (size > greatest) greatest = size;
    }
  }
  return { means, scale: powerToScale(greatest) };
}

/** Rows (of centroids, say) in the same f32 terms. O(rows × columns). */
export function inSinglePrecision(matrix: Matrix, { means, scale }: SinglePrecision): Float32Array {
  const { values, columns } = matrix;
  return Float32Array.from(values, (value, at) => (value - means[at % columns]!) * scale);
}

/** The power of two that brings a value to between 1 and 2; 1 for 0 and for what is not finite. O(1). */
export function powerToScale(greatest: number): number {
  let scale = 1;
  if (greatest === 0 || greatest - greatest !== 0) return scale;
  while (greatest * scale >= 2) scale /= 2;
  while (greatest * scale < 1 && scale < 1e300) scale *= 2;
  return scale;
}

/**
 * Squared distance of a row and a center that begin at these places, every step rounded to f32 as 128-bit lanes round it.
 * O(columns).
 */
export function squareInSingle(
  rows: Float32Array,
  row: number,
  centers: Float32Array,
  center: number,
  columns: number,
): number {
  let square = Math.fround(0);
  for (let j = 0; j < columns; j++) {
    const difference = Math.fround(rows[row + j]! - centers[center + j]!);
    square = Math.fround(square + Math.fround(difference * difference));
  }
  return square;
}
