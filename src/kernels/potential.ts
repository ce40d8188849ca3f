import type { Matrix } from './matrix.ts';
import { type SinglePrecision, singlePrecision } from './single-precision.ts';

/**
 * The squared distance of each row of a matrix to the nearest centroid so far, in f32, and their weighted
 * sum, the potential of k-means++. Sums are taken in f64, of blocks of 64 rows with four interleaved
 * partial sums each, then of the blocks, so that any engine may reach the same bits.
 */
export interface Potential {
  /** Forgets all centroids but this row, and returns the potential. */
  begin(row: number): number;
  /** Draws a row with probability proportional to its share of the potential: the row where the running sum passes `target`. */
  draw(target: number): number;
  /** The potential when each of these rows in turn were a centroid too, into `result`. */
  consider(rows: Int32Array, result: Float64Array): void;
  /** Makes a centroid of the row at that place of the last `consider`. */
  choose(index: number): void;
}

/** Squared f32 distances to the nearest centroid, and the sum of each block of 64 rows. */
export interface Nearness {
  readonly nearest: Float32Array;
  readonly blocks: Float64Array;
}

/** The potential in plain TypeScript; each row considered costs O(rows × columns). */
export function potentialOf(matrix: Matrix, weights: Float64Array | undefined): Potential {
  return potentialFrom(singlePrecision(matrix), newNearness(matrix.rows), weights);
}

/** The potential that goes on from centroids whose nearness is known. O(1). */
export function potentialFrom(
  { values }: SinglePrecision,
  start: Nearness,
  weights: Float64Array | undefined,
): Potential {
  const count = start.nearest.length;
  let now = start;
  let considered: Nearness[] = [];
  return {
    begin(row) {
      const first = newNearness(count);
      const potential = nearer(values, row, new Float32Array(count).fill(Infinity), weights, first);
      now = first;
      return potential;
    },
    draw: (target) => drawRow(now, weights, target),
    consider(rows, result) {
      considered = Array.from(rows, () => newNearness(count));
      rows.forEach((row, index) => {
        result[index] = nearer(values, row, now.nearest, weights, considered[index]!);
      });
    },
    choose(index) {
      now = considered[index]!;
    },
  };
}

/** Nothing near yet. O(rows). */
export function newNearness(rows: number): Nearness {
  return { nearest: new Float32Array(rows), blocks: new Float64Array((rows + 63) >> 6) };
}

/** Fills `blocks` from `nearest` and returns the potential. O(rows). */
export function sumNearness({ nearest, blocks }: Nearness, weights: Float64Array | undefined): number {
  let potential = 0;
  for (let block = 0; block < blocks.length; block++) {
    const sums = [0, 0, 0, 0];
    const end = Math.min(nearest.length, (block + 1) << 6);
    for (let i = block << 6; i < end; i++) {
      sums[i & 3]! += weights === undefined ? nearest[i]! : weights[i]! * nearest[i]!;
    }
    blocks[block] = sums[0]! + sums[1]! + (sums[2]! + sums[3]!);
    potential += blocks[block]!;
  }
  return potential;
}

/** The row where the running sum of blocks, then of rows within a block, passes `target`; at the latest, the last row of a share above 0. O(rows / 64). */
export function drawRow(
  { nearest, blocks }: Nearness,
  weights: Float64Array | undefined,
  target: number,
): number {
  let sum = 0;
  let chosen = 0;
  for (let block = 0; block < blocks.length; block++) {
    const share = blocks[block]!;
    if (share === 0) continue;
    chosen = block;
    if (sum + share > target) break;
    sum += share;
  }
  let last = chosen << 6;
  const end = Math.min(nearest.length, (chosen + 1) << 6);
  for (let i = chosen << 6; i < end; i++) {
    const share = weights === undefined ? nearest[i]! : weights[i]! * nearest[i]!;
    if (share === 0) continue;
    sum += share;
    last = i;
    if (sum > target) return i;
  }
  return last;
}

function nearer(
  values: Float32Array,
  row: number,
  limits: Float32Array,
  weights: Float64Array | undefined,
  result: Nearness,
): number {
  const rows = limits.length;
  const columns = values.length / rows;
  const center = row * columns;
  const { nearest } = result;
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    let square = Math.fround(0);
    for (let j = 0; j < columns; j++) {
      const difference = Math.fround(values[from + j]! - values[center + j]!);
      square = Math.fround(square + Math.fround(difference * difference));
    }
    const limit = limits[i]!;
    nearest[i] = square < limit ? square : limit;
  }
  return sumNearness(result, weights);
}
