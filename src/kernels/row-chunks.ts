import { assert } from '../base/assert.ts';
import { type Quanta, quantaFor, sumsOfLabels } from './exact-sums.ts';
import { lloyd } from './lloyd.ts';
import type { Labels, Matrix } from './matrix.ts';

/** Rows of a chunk: always so many, so that what is made chunk by chunk depends on no number of workers. */
export const CHUNK_ROWS = 65_536;

/** A part of the rows of a matrix: those from `from` up to `to`, without it. */
export interface RowChunk {
  readonly from: number;
  readonly to: number;
}

/** The chunks of so many rows, in order. O(rows ÷ CHUNK_ROWS). */
export function rowChunks(rows: number): readonly RowChunk[] {
  return Array.from({ length: Math.ceil(rows / CHUNK_ROWS) }, (_, i) => ({
    from: i * CHUNK_ROWS,
    to: Math.min(rows, (i + 1) * CHUNK_ROWS),
  }));
}

/** A matrix and how often each of its rows counts, once each when `weights` are absent. */
export interface WeighedRows {
  readonly matrix: Matrix;
  readonly weights?: Float64Array;
}

/** The rows of a chunk, and their weights, as views and not copies. O(1). */
export function rowsOfChunk({ matrix, weights }: WeighedRows, { from, to }: RowChunk): WeighedRows {
  const { values, columns } = matrix;
  const part = { values: values.subarray(from * columns, to * columns), rows: to - from, columns };
  return weights === undefined ? { matrix: part } : { matrix: part, weights: weights.subarray(from, to) };
}

/** How great values are: what exact sums and f32 copies have to know beforehand. */
export interface Extent {
  /** Greatest weighted absolute value of each column, and the greatest weight last. */
  readonly weighed: Float64Array;
  /** Greatest absolute value. */
  readonly value: number;
}

/** The extent of a chunk; NaN is a Bug. O(rows × columns). */
export function extentOf(rows: WeighedRows, chunk: RowChunk): Extent {
  const { matrix, weights } = rowsOfChunk(rows, chunk);
  const { values, columns } = matrix;
  const weighed = new Float64Array(columns + 1);
  let greatest = 0;
  let bad = 0;
  for (let i = 0, at = 0; i < matrix.rows; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    for (let j = 0; j < columns; j++, at++) {
      const size = Math.abs(values[at]!);
      bad += size - size;
      if (size > greatest) greatest = size;
      if (weight * size > weighed[j]!) weighed[j] = weight * size;
    }
    if (weight > weighed[columns]!) weighed[columns] = weight;
  }
  assert(bad === 0, `rows ${chunk.from} to ${chunk.to - 1} of a matrix hold a value that is not finite`);
  return { weighed, value: greatest };
}

/** The extent of all chunks together. O(chunks × columns). */
export function greatestExtent(extents: readonly Extent[]): Extent {
  return extents.reduce((one, other) => ({
    weighed: one.weighed.map((value, j) => Math.max(value, other.weighed[j]!)),
    value: Math.max(one.value, other.value),
  }));
}

/** What a pass over the rows of one chunk is to do. */
export interface ChunkTask {
  readonly chunk: RowChunk;
  /** k × columns, and finite. */
  readonly centroids: Matrix;
  /** Of all chunks together. */
  readonly extent: Extent;
  /** The same chunk after the pass before, which may save some work. */
  readonly before?: ChunkPass;
}

/** What a pass over the rows of one chunk finds. Sums of chunks may be added up in any order: they are exact. */
export interface ChunkPass {
  /** The nearest centroid of each row. */
  readonly labels: Labels;
  /** See `ExactSums`, with the quanta of all chunks together. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly members: Int32Array;
  /** (Weighted) sum of squared distances to these centroids. */
  readonly inertia: number;
}

/** An engine of passes: {@link chunkPass} or another that gives the same bytes. */
export type ChunkEngine = (rows: WeighedRows, task: ChunkTask) => ChunkPass;

/**
 * One pass of Lloyd's iteration over a chunk of rows: labels, sums, inertia, in plain TypeScript.
 * O(rows × k × columns).
 */
export function chunkPass(rows: WeighedRows, { chunk, centroids, extent }: ChunkTask): ChunkPass {
  const { matrix, weights } = rowsOfChunk(rows, chunk);
  const { labels, inertia } = lloyd(matrix, centroids, 0, weights);
  const quanta: Quanta = quantaFor(extent.weighed);
  const { high, low, members } = sumsOfLabels(matrix, labels, centroids.rows, weights, quanta);
  return { labels, high, low, members, inertia };
}
