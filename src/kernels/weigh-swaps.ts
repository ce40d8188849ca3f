import type { KMeansFit } from './lloyd.ts';
import type { Labels, Matrix } from './matrix.ts';
import {
  type SinglePrecision,
  inSinglePrecision,
  singlePrecision,
  squareInSingle,
} from './single-precision.ts';

/**
 * What it would cost to take away each centroid of a fit, and what a second one in its cluster would gain: before any
 * iteration, in f32 and over some of the rows ({@link weighedBlocks}), so that both are near the truth and no more. In
 * the scale of the f32 copy of the matrix.
 */
export interface WeighedSwaps {
  /** Per cluster, by how much the inertia would grow if its rows went to their second nearest centroid; ∞ for one without rows. */
  readonly losses: Float64Array;
  /** Per cluster, by how much it would fall if the cluster were split in two, as {@link SPLIT_PASSES} of Lloyd's iteration within it find them; 0 where they find none. */
  readonly gains: Float64Array;
  /** The means of the two halves, k × columns each, as the matrix has them; of no meaning where the gain is 0. */
  readonly left: Matrix;
  readonly right: Matrix;
}

/** Passes of Lloyd's iteration within each cluster, from its middle in the column in which it spreads most. */
export const SPLIT_PASSES = 3;

/** Rows to weigh swaps by, as far as there are so many. */
export const WEIGHED_ROWS = 2048;

/**
 * Which blocks of 16 rows swaps are weighed by: all of them up to {@link WEIGHED_ROWS} rows, as many as hold about so many
 * beyond. They lie a golden section of all blocks apart, so that no period of the rows can hide a cluster. O(rows).
 */
export function weighedBlocks(rows: number): Int32Array {
  const blocks = Math.ceil(rows / 16);
  const limit = Math.ceil((4_294_967_296 * WEIGHED_ROWS) / rows);
  const numbers = Int32Array.from({ length: blocks }, (_, block) => block);
  return numbers.filter((block) => Math.imul(block, GOLDEN) >>> 0 < limit);
}

/** 2³² divided by the golden ratio, odd. */
const GOLDEN = 0x9e3779b1;

/** The swaps of a fit in plain TypeScript. O(rows × k × columns). */
export function weighSwaps(matrix: Matrix, fit: KMeansFit, weights?: Float64Array): WeighedSwaps {
  const single = singlePrecision(matrix);
  const centers = inSinglePrecision(fit.centroids, single);
  const each: Weighed = {
    single,
    centers,
    labels: fit.labels,
    k: fit.centroids.rows,
    columns: matrix.columns,
    rows: rowsOf(weighedBlocks(matrix.rows), matrix.rows),
    weightOf: (row) => (weights === undefined ? 1 : weights[row]!),
  };
  return { losses: lossesOf(each), ...splitsOf(each) };
}

/** Centroids in the terms of the f32 copy, as the matrix has them. O(k × columns). */
export function inFull(
  values: Float64Array,
  { means, scale }: Pick<SinglePrecision, 'means' | 'scale'>,
): Matrix {
  const columns = means.length;
  return {
    values: values.map((value, at) => value / scale + means[at % columns]!),
    rows: values.length / columns,
    columns,
  };
}

function rowsOf(blocks: Int32Array, rows: number): readonly number[] {
  return Array.from(blocks).flatMap((block) =>
    Array.from({ length: Math.min(16, rows - block * 16) }, (_, lane) => block * 16 + lane),
  );
}

interface Weighed {
  readonly rows: readonly number[];
  readonly single: SinglePrecision;
  readonly centers: Float32Array;
  readonly labels: Labels;
  readonly k: number;
  readonly columns: number;
  readonly weightOf: (row: number) => number;
}

function lossesOf({ rows, single, centers, labels, k, columns, weightOf }: Weighed): Float64Array {
  const losses = new Float64Array(k);
  const seen = new Set<number>();
  for (const i of rows) {
    const own = labels[i]!;
    let nearest = 0;
    let second = Infinity;
    for (let cluster = 0; cluster < k; cluster++) {
      const square = squareInSingle(single.values, i * columns, centers, cluster * columns, columns);
      if (cluster === own) nearest = square;
      else if (square < second) second = square;
    }
    losses[own]! += weightOf(i) * (second - nearest);
    seen.add(own);
  }
  return losses.map((loss, cluster) => (seen.has(cluster) ? loss : Infinity));
}

/** Sums in f32: of rows, k × columns, and of weights. */
interface Sums {
  readonly values: Float32Array;
  readonly weights: Float32Array;
}

function splitsOf(each: Weighed): Omit<WeighedSwaps, 'losses'> {
  const { k, columns, single } = each;
  const whole: Sums = { values: new Float32Array(k * columns), weights: new Float32Array(k) };
  const split: Split = {
    directions: new Float32Array(k * columns),
    limits: new Float32Array(k),
    left: new Float64Array(k * columns),
    right: new Float64Array(k * columns),
    gains: new Float64Array(k),
  };
  beginSplits(each, whole, split);
  for (let pass = 0; pass < SPLIT_PASSES; pass++) {
    const half = sumsOfHalves(each, split);
    for (let cluster = 0; cluster < k; cluster++) turn(cluster, whole, half, split);
  }
  return { gains: split.gains, left: inFull(split.left, single), right: inFull(split.right, single) };
}

interface Split {
  /** k × columns, and where along it a cluster is split. */
  readonly directions: Float32Array;
  readonly limits: Float32Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly gains: Float64Array;
}

function beginSplits(each: Weighed, whole: Sums, { directions, limits }: Split): void {
  const { rows, single, centers, labels, k, columns, weightOf } = each;
  const squares = new Float32Array(k * columns);
  for (const i of rows) {
    const cluster = labels[i]!;
    const weight = Math.fround(weightOf(i));
    for (let j = 0, at = cluster * columns; j < columns; j++, at++) {
      const x = single.values[i * columns + j]!;
      const y = Math.fround(x - centers[at]!);
      whole.values[at]! += Math.fround(weight * x);
      squares[at]! += Math.fround(weight * Math.fround(y * y));
    }
    whole.weights[cluster]! += weight;
  }
  for (let cluster = 0; cluster < k; cluster++) {
    const from = cluster * columns;
    let most = from;
    for (let at = from + 1; at < from + columns; at++) if (squares[at]! > squares[most]!) most = at;
    directions[most] = 1;
    limits[cluster] = centers[most]!;
  }
}

function sumsOfHalves(each: Weighed, { directions, limits }: Split): Sums {
  const { rows, single, labels, k, columns, weightOf } = each;
  const half: Sums = { values: new Float32Array(k * columns), weights: new Float32Array(k) };
  for (const i of rows) {
    const cluster = labels[i]!;
    const along = product(single.values, i * columns, directions, cluster * columns, columns);
    const weight = along > limits[cluster]! ? Math.fround(weightOf(i)) : 0;
    for (let j = 0, at = cluster * columns; j < columns; j++, at++) {
      half.values[at]! += Math.fround(weight * single.values[i * columns + j]!);
    }
    half.weights[cluster]! += weight;
  }
  return half;
}

// Four interleaved sums of whole quads of columns, then the others: the order of the 128-bit lanes.
function product(
  rows: Float32Array,
  row: number,
  other: Float32Array,
  from: number,
  columns: number,
): number {
  const { fround } = Math;
  const whole = columns & ~3;
  const lanes = new Float32Array(4);
  for (let j = 0; j < whole; j++) lanes[j & 3]! += fround(rows[row + j]! * other[from + j]!);
  let sum = fround(fround(lanes[0]! + lanes[1]!) + fround(lanes[2]! + lanes[3]!));
  for (let j = whole; j < columns; j++) sum = fround(sum + fround(rows[row + j]! * other[from + j]!));
  return sum;
}

function turn(cluster: number, whole: Sums, half: Sums, split: Split): void {
  const columns = whole.values.length / whole.weights.length;
  const right = half.weights[cluster]!;
  const left = whole.weights[cluster]! - right;
  let square = 0;
  let middle = 0;
  if (right > 0 && left > 0) {
    for (let at = cluster * columns; at < (cluster + 1) * columns; at++) {
      const b = half.values[at]! / right;
      const a = (whole.values[at]! - half.values[at]!) / left;
      split.left[at] = a;
      split.right[at] = b;
      const between = b - a;
      split.directions[at] = between;
      square += between * between;
      middle += 0.5 * between * (b + a);
    }
  }
  split.gains[cluster] = square === 0 ? 0 : square * ((left * right) / (left + right));
  split.limits[cluster] = square === 0 ? Infinity : middle;
}
