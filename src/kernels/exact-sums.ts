import type { Labels, Matrix } from './matrix.ts';

/**
 * Weighted sums of the rows of each cluster that come out the same in any order and after any number
 * of rows have come and gone: each value is rounded to 56 bits below the power of two above the
 * greatest of its column and split in two parts, whose sums are exact in f64 for up to 16 million rows.
 * The last column sums the weights. Rounding costs at most 2⁻⁵⁷ of the greatest value of the column.
 */
export interface ExactSums {
  /** columns + 1. */
  readonly width: number;
  /** k × width each; a sum is high + low. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly quanta: Quanta;
  /** Rows of positive weight in each cluster. */
  readonly members: Int32Array;
}

/** Per column, the numbers whose addition and subtraction rounds a value to its high and to its low part. */
export interface Quanta {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** The quanta of a matrix and its weights (1 each when absent), columns + 1 of either. O(rows × columns). */
export function quantaOf(matrix: Matrix, weights?: Float64Array): Quanta {
  const { values, rows, columns } = matrix;
  const greatest = new Float64Array(columns + 1);
  for (let i = 0, at = 0; i < rows; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    for (let j = 0; j < columns; j++, at++) {
      const size = Math.abs(weight * values[at]!);
      if (size > greatest[j]!) greatest[j] = size;
    }
    if (weight > greatest[columns]!) greatest[columns] = weight;
  }
  return quantaFor(greatest);
}

/** The quanta for columns, and weights last, whose greatest absolute values are known. O(columns). */
export function quantaFor(greatest: Float64Array): Quanta {
  const high = greatest.map((value) => powerAbove(value) * 25_165_824);
  return { high, low: high.map((value) => value / 268_435_456) };
}

/** Empty sums for k clusters. O(k × columns). */
export function exactSums(columns: number, k: number, quanta: Quanta): ExactSums {
  const width = columns + 1;
  return {
    width,
    high: new Float64Array(k * width),
    low: new Float64Array(k * width),
    quanta,
    members: new Int32Array(k),
  };
}

/** Adds a row `times` its weight to a cluster: 1 to add it, −1 to take it away. O(columns). */
export function addRow(
  sums: ExactSums,
  cluster: number,
  matrix: Matrix,
  row: number,
  weight: number,
  times: 1 | -1,
): void {
  const { values, columns } = matrix;
  const { high, low, quanta } = sums;
  const from = row * columns;
  const to = cluster * sums.width;
  for (let j = 0; j <= columns; j++) {
    const value = j === columns ? weight : weight * values[from + j]!;
    const coarse = quanta.high[j]!;
    const fine = quanta.low[j]!;
    const part = value + coarse - coarse;
    high[to + j]! += times * part;
    low[to + j]! += times * (value - part + fine - fine);
  }
  if (weight > 0) sums.members[cluster]! += times;
}

/** The total weight of a cluster. O(1). */
export function totalWeight({ high, low, width }: ExactSums, cluster: number): number {
  const at = cluster * width + width - 1;
  return high[at]! + low[at]!;
}

/**
 * The square of the distance that rounding alone may put between a row and the mean of its cluster, were all rows of
 * the cluster equal to it: per column 2⁻⁵⁰ of its value, and what the sums lose of rows and of weights. O(columns).
 */
export function roundingAt(sums: ExactSums, cluster: number, matrix: Matrix, row: number): number {
  const { members, quanta, width } = sums;
  const share = members[cluster]! / totalWeight(sums, cluster);
  const from = row * matrix.columns;
  let square = 0;
  for (let j = 0; j < matrix.columns; j++) {
    const size = Math.abs(matrix.values[from + j]!);
    const lost = (quanta.low[j]! + quanta.low[width - 1]! * size) * share;
    const part = (lost + size * 4) * Number.EPSILON;
    square += part * part;
  }
  return square;
}

/**
 * Writes the mean of each cluster that has a row of positive weight to `centers`, k × columns; the others
 * stay as they are. Returns whether any value changed. O(k × columns).
 */
export function writeMeans(sums: ExactSums, centers: Float64Array): boolean {
  const { high, low, width, members } = sums;
  let moved = false;
  for (let cluster = 0; cluster < members.length; cluster++) {
    if (members[cluster] === 0) continue;
    const weight = totalWeight(sums, cluster);
    const from = cluster * width;
    const to = cluster * (width - 1);
    for (let j = 0; j < width - 1; j++) {
      const mean = (high[from + j]! + low[from + j]!) / weight;
      if (mean !== centers[to + j]) {
        centers[to + j] = mean;
        moved = true;
      }
    }
  }
  return moved;
}

/** The sums of a labelling. O(rows × columns). */
export function sumsOfLabels(
  matrix: Matrix,
  labels: Labels,
  k: number,
  weights?: Float64Array,
  quanta: Quanta = quantaOf(matrix, weights),
): ExactSums {
  const sums = exactSums(matrix.columns, k, quanta);
  for (let i = 0; i < matrix.rows; i++) {
    addRow(sums, labels[i]!, matrix, i, weights === undefined ? 1 : weights[i]!, 1);
  }
  return sums;
}

function powerAbove(value: number): number {
  let power = 1;
  while (power <= value && power < 1e270) power *= 2;
  while (power / 2 > value && power > 1e-270) power /= 2;
  return power;
}
