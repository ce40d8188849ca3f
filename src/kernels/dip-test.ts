import { DIP_PROBABILITIES, DIP_QUANTILES, DIP_SIZES } from './dip-quantiles.ts';
import { dip } from './dip.ts';
import type { Labels, Matrix } from './matrix.ts';

/** Whether a sample has more than one mode. */
export interface DipTest {
  /** Hartigan's dip. */
  readonly dip: number;
  /** Probability of a dip as great in a uniform sample; 0.0005 stands for that or less. */
  readonly pValue: number;
  readonly size: number;
}

/**
 * Hartigan's dip test of unimodality (Hartigan & Hartigan 1985) of values in any order, without NaN.
 * The p-value is interpolated in a table of quantiles of √n × dip, linearly in 1 / √n between sizes and
 * linearly in p between quantiles; it is 1 below 5 values. O(n log n).
 */
export function dipTest(values: Float64Array): DipTest {
  const size = values.length;
  if (size < DIP_SIZES[0]) return { dip: size === 0 ? 0 : 1 / (2 * size), pValue: 1, size };
  const found = dip(values.toSorted());
  return { dip: found, pValue: exceedance(found * Math.sqrt(size), size), size };
}

/**
 * The dip test of the rows of two clusters, projected on the line through their centroids: a gap
 * between the two shows as a second mode. O(rows × columns + m log m) for m rows in the two.
 */
export function dipTestBetween(
  matrix: Matrix,
  labels: Labels,
  centroids: Matrix,
  pair: readonly [number, number],
): DipTest {
  const { values, columns } = matrix;
  const [a, b] = pair;
  const projected: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== a && labels[i] !== b) continue;
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      const direction = centroids.values[b * columns + j]! - centroids.values[a * columns + j]!;
      sum += values[i * columns + j]! * direction;
    }
    projected.push(sum);
  }
  return dipTest(Float64Array.from(projected));
}

/** The two centroids nearest to each other; ties to the lowest numbers. k ≥ 2. O(k² × columns). */
export function closestPair(centroids: Matrix): readonly [number, number] {
  const { values, rows, columns } = centroids;
  let least = Infinity;
  let pair: readonly [number, number] = [0, 1];
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      let square = 0;
      for (let j = 0; j < columns; j++) {
        const difference = values[a * columns + j]! - values[b * columns + j]!;
        square += difference * difference;
      }
      if (square < least) {
        least = square;
        pair = [a, b];
      }
    }
  }
  return pair;
}

function exceedance(scaled: number, n: number): number {
  const quantiles = quantilesFor(n);
  const last = quantiles.length - 1;
  if (scaled >= quantiles[last]!) return round(1 - DIP_PROBABILITIES[last]!);
  if (scaled <= quantiles[0]!) return 1;
  let at = 0;
  while (scaled >= quantiles[at + 1]!) at++;
  const share = (scaled - quantiles[at]!) / (quantiles[at + 1]! - quantiles[at]!);
  return round(1 - (DIP_PROBABILITIES[at]! + share * (DIP_PROBABILITIES[at + 1]! - DIP_PROBABILITIES[at]!)));
}

/** The quantiles of √n × dip for any n ≥ 5: between the sizes of the table linear in 1 / √n, beyond its end constant. */
function quantilesFor(n: number): readonly number[] {
  let at = 0;
  while (at < DIP_SIZES.length - 1 && DIP_SIZES[at + 1]! <= n) at++;
  const lower = DIP_QUANTILES[at]!;
  const upper = DIP_QUANTILES[at + 1];
  if (upper === undefined) return lower;
  const [from, to] = [1 / Math.sqrt(DIP_SIZES[at]!), 1 / Math.sqrt(DIP_SIZES[at + 1]!)];
  const share = (from - 1 / Math.sqrt(n)) / (from - to);
  return lower.map((quantile, column) => quantile + share * (upper[column]! - quantile));
}

function round(p: number): number {
  return Math.round(p * 1e12) / 1e12;
}
