import { once } from '../../base/once.ts';
import { quantaFor } from '../exact-sums.ts';
import type { Matrix } from '../matrix.ts';
import {
  type ChunkPass,
  type ChunkTask,
  type Extent,
  type RowChunk,
  type WeighedRows,
  chunkPass,
  extentOf,
  rowsOfChunk,
} from '../row-chunks.ts';
import { powerToScale } from '../single-precision.ts';
import { type KMeansExports, SCALES } from './k-means-memory.ts';
import { kMeansModule } from './k-means-module.ts';
import { hasSimd, instancesOf } from '../../base/web-assembly.ts';

/**
 * `chunkPass` in 128-bit lanes: the same bytes. Rows pass through a small memory of their own, some thousand at a
 * time: no copy of a chunk is made, and the matrix that restarts hold in memory stays there. After a pass before,
 * only rows that change their cluster are summed. O(rows × k × columns).
 */
export function simdChunkPass(rows: WeighedRows, task: ChunkTask): ChunkPass {
  const { centroids, extent } = task;
  const means = meansOfColumns(centroids);
  const scale = powerToScale(extent.value + greatest(means));
  const screened = scale >= SCALES.least && scale <= SCALES.most && centroids.columns > 0;
  if (!hasSimd() || !screened || task.chunk.to === task.chunk.from) return chunkPass(rows, task);
  return passThrough(piecesOfThread(), rowsOfChunk(rows, task.chunk), task, { means, scale });
}

/** `extentOf` in 128-bit lanes: the same bytes. With weights it is `extentOf` itself. O(rows × columns). */
export function simdExtent(rows: WeighedRows, chunk: RowChunk): Extent {
  const { matrix, weights } = rowsOfChunk(rows, chunk);
  if (!hasSimd() || weights !== undefined || matrix.values.length === 0) return extentOf(rows, chunk);
  const { columns, values } = matrix;
  const wasm = piecesOfThread();
  wasm.open(PIECE, columns);
  const x64 = new Float64Array(wasm.memory.buffer, wasm.x64At(), PIECE * columns);
  const weighed = new Float64Array(wasm.memory.buffer, wasm.quantaHighAt(), columns + 1).fill(0);
  let finite = 1;
  for (let from = 0; from < matrix.rows; from += PIECE) {
    const to = Math.min(matrix.rows, from + PIECE);
    x64.set(values.subarray(from * columns, to * columns));
    finite &= wasm.measurePiece(to - from);
  }
  if (finite === 0) return extentOf(rows, chunk);
  const value = weighed.reduce((most, each) => Math.max(most, each), 0);
  weighed[columns] = 1;
  return { weighed: weighed.slice(), value };
}

/** What assembly/pieces.ts exports beside the rest. */
interface PieceExports extends KMeansExports {
  meansAt(): number;
  highSumsAt(): number;
  lowSumsAt(): number;
  membersAt(): number;
  beginPieces(clusters: number, power: number): void;
  assignPiece(rows: number, labelled: number): number;
  measurePiece(rows: number): number;
}

const piecesOfThread = once(() => instancesOf<PieceExports>(kMeansModule)());

/** Rows that are in the memory at a time: they and all that is made of them stay in a second-level cache. */
const PIECE = 1024;

function passThrough(
  wasm: PieceExports,
  { matrix, weights }: WeighedRows,
  { centroids, extent, before }: ChunkTask,
  { means, scale }: { readonly means: Float64Array; readonly scale: number },
): ChunkPass {
  const { rows, columns, values } = matrix;
  const k = centroids.rows;
  wasm.open(Math.min(rows, PIECE), columns);
  const at = (address: number, length: number): Float64Array =>
    new Float64Array(wasm.memory.buffer, address, length);
  const quanta = quantaFor(extent.weighed);
  at(wasm.meansAt(), columns).set(means);
  at(wasm.quantaHighAt(), columns + 1).set(quanta.high);
  at(wasm.quantaLowAt(), columns + 1).set(quanta.low);
  at(wasm.centersAt(), k * columns).set(centroids.values);
  wasm.beginPieces(k, scale);
  const sums = {
    high: at(wasm.highSumsAt(), k * (columns + 1)),
    low: at(wasm.lowSumsAt(), k * (columns + 1)),
    members: new Int32Array(wasm.memory.buffer, wasm.membersAt(), k),
  };
  if (before !== undefined) {
    sums.high.set(before.high);
    sums.low.set(before.low);
    sums.members.set(before.members);
  }
  const labels = new Uint8Array(rows);
  const x64 = at(wasm.x64At(), Math.min(rows, PIECE) * columns);
  const weightsHere = at(wasm.weightsAt(), Math.min(rows, PIECE)).fill(1);
  const labelsHere = new Uint8Array(wasm.memory.buffer, wasm.labelBytesAt(), Math.min(rows, PIECE));
  let inertia = 0;
  for (let from = 0; from < rows; from += PIECE) {
    const to = Math.min(rows, from + PIECE);
    x64.set(values.subarray(from * columns, to * columns));
    if (weights !== undefined) weightsHere.set(weights.subarray(from, to));
    if (before !== undefined) labelsHere.set(before.labels.subarray(from, to));
    inertia = wasm.assignPiece(to - from, before === undefined ? 0 : 1);
    labels.set(labelsHere.subarray(0, to - from), from);
  }
  return {
    labels,
    high: sums.high.slice(),
    low: sums.low.slice(),
    members: sums.members.slice(),
    inertia,
  };
}

/** Rows are centred at the middle of the centroids: where does not matter, but far from all rows f32 is blunt. */
function meansOfColumns({ values, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) means[at % columns]! += values[at]! / rows;
  return means;
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
