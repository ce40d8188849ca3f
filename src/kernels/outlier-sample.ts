import type { Random } from '../base/random.ts';
import type { Matrix } from './matrix.ts';
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
 * `count` is below the rows. O(rows × columns).
 */
export function outlierSample(matrix: Matrix, count: number, random: Random): WeighedSample {
  const squares = squaresFromMean(matrix);
  const limit = quantile(squares, 1 - Math.floor(count * FAR) / matrix.rows, 1);
  let near = 0;
  for (let row = 0; row < matrix.rows; row++) if (squares[row]! <= limit) near++;
  const wanted = count - (matrix.rows - near);
  const rows = new Int32Array(count);
  const weights = new Float64Array(count);
  let taken = 0;
  let drawn = 0;
  for (let row = 0, left = near; row < matrix.rows; row++) {
    const isFar = squares[row]! > limit;
    if (!isFar && left-- * random.unit() >= wanted - drawn) continue;
    if (!isFar) drawn++;
    rows[taken] = row;
    weights[taken++] = isFar ? 1 : near / wanted;
  }
  return { rows, weights };
}

/** The squared distance of each row from the mean of all. O(rows × columns). */
export function squaresFromMean({ values, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let row = 0, at = 0; row < rows; row++) for (let j = 0; j < columns; j++) means[j]! += values[at++]!;
  for (let j = 0; j < columns; j++) means[j]! /= rows;
  const squares = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[at++]! - means[j]!;
      square += difference * difference;
    }
    squares[row] = square;
  }
  return squares;
}
