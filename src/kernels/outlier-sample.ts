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

/** The squared distance of each row from the mean of all, in four interleaved sums. O(rows × columns). */
export function squaresFromMean(matrix: Matrix): Float64Array {
  const { values, rows, columns } = matrix;
  const means = meansOfColumns(matrix);
  const squares = new Float64Array(rows);
  const whole = columns & ~3;
  for (let row = 0, at = 0; row < rows; row++) {
    let one = 0;
    let two = 0;
    let three = 0;
    let four = 0;
    for (let j = 0; j < whole; j += 4, at += 4) {
      const a = values[at]! - means[j]!;
      const b = values[at + 1]! - means[j + 1]!;
      const c = values[at + 2]! - means[j + 2]!;
      const d = values[at + 3]! - means[j + 3]!;
      one += a * a;
      two += b * b;
      three += c * c;
      four += d * d;
    }
    let square = one + two + (three + four);
    for (let j = whole; j < columns; j++) {
      const difference = values[at++]! - means[j]!;
      square += difference * difference;
    }
    squares[row] = square;
  }
  return squares;
}

// Four columns at a time: their sums stay in registers, and are added side by side.
function meansOfColumns({ values, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  const whole = columns & ~3;
  for (let j = 0; j < whole; j += 4) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let at = j; at < values.length; at += columns) {
      first += values[at]!;
      second += values[at + 1]!;
      third += values[at + 2]!;
      fourth += values[at + 3]!;
    }
    means[j] = first / rows;
    means[j + 1] = second / rows;
    means[j + 2] = third / rows;
    means[j + 3] = fourth / rows;
  }
  for (let j = whole; j < columns; j++) {
    let sum = 0;
    for (let at = j; at < values.length; at += columns) sum += values[at]!;
    means[j] = sum / rows;
  }
  return means;
}
