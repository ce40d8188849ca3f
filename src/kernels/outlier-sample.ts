import { type Random, sampleIndices } from '../base/random.ts';
import { type Matrix, columnOf } from './matrix.ts';
import { meanOf } from './moments.ts';
import { quantile } from './quantile.ts';

/** Rows that stand for all, and how many each stands for. */
export interface WeighedSample {
  /** Ascending. */
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/** Share of the sample that is kept for the rows farthest from the mean. */
const FAR = 0.25;

/**
 * A sample of `count` rows for k-means that loses no outlier: a quarter of it are the rows farthest from the mean, each for
 * itself, and the rest is drawn from the others, each for several. A uniform sample misses small distant groups, whose
 * squared distances decide where centroids go (as in the importance sampling of coresets, Bachem, Lucic & Krause 2018).
 * O(rows × columns).
 */
export function outlierSample(matrix: Matrix, count: number, random: Random): WeighedSample {
  const far = Math.floor(count * FAR);
  const squares = squaresFromMean(matrix);
  const limit = quantile(squares, 1 - far / matrix.rows, 1);
  const isFar = (row: number): boolean => squares[row]! > limit;
  const near = Int32Array.from({ length: matrix.rows }, (_, row) => row).filter((row) => !isFar(row));
  const farRows = matrix.rows - near.length;
  const drawn = new Set(
    Array.from(sampleIndices(near.length, count - farRows, random), (index) => near[index]!),
  );
  const rows = Int32Array.from({ length: matrix.rows }, (_, row) => row).filter(
    (row) => isFar(row) || drawn.has(row),
  );
  const each = near.length / (count - farRows);
  return { rows, weights: Float64Array.from(rows, (row) => (isFar(row) ? 1 : each)) };
}

function squaresFromMean(matrix: Matrix): Float64Array {
  const means = Array.from({ length: matrix.columns }, (_, j) => meanOf(columnOf(matrix, j)).mean);
  const { values, columns } = matrix;
  return Float64Array.from({ length: matrix.rows }, (_, row) => {
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[row * columns + j]! - means[j]!;
      square += difference * difference;
    }
    return square;
  });
}
