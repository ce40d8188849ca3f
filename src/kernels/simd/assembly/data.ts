import { releaseAll, take } from './memory';

/** Clusters there is room for. */
export const MOST_CLUSTERS: i32 = 255;

/** Candidates of greedy k-means++ there is room for: 2 + ln 255. */
export const MOST_TRIALS: i32 = 8;

export let n: i32 = 0;
export let d: i32 = 0;
/** Blocks of 16 rows; the last is filled up with rows of 0 and weight 0. */
export let blockCount: i32 = 0;
/** The power of two between the matrix and its f32 copy. */
export let scale: f64 = 1;

export function setScale(power: f64, norm: f64): void {
  scale = power;
  greatestNorm = norm;
}

/** The greatest norm of a row, in f32 terms. */
export let greatestNorm: f64 = 0;

/** f64 rows. */
export let x64: usize = 0;
/** f64 weights. */
export let weights: usize = 0;
/** f32 rows, centred and scaled; the same in blocks, column by column, 16 rows side by side; their squared norms, and norms. */
export let x32: usize = 0;
export let blocks: usize = 0;
export let norms: usize = 0;
export let reaches: usize = 0;
/** f64 per column: what was subtracted, and the quanta of the sums (columns + 1). */
export let means: usize = 0;
export let quantaHigh: usize = 0;
export let quantaLow: usize = 0;

/** Per row: i32 label; f32 bound; i32 candidate with the f32 scores of the best and the second best; a list; f64 squares; labels as bytes. */
export let labels: usize = 0;
export let keys: usize = 0;
export let candidates: usize = 0;
export let bestScores: usize = 0;
export let secondScores: usize = 0;
export let list: usize = 0;
export let squares: usize = 0;
export let labelBytes: usize = 0;

/** Room for a matrix; the caller then fills x64 and weights, and goes on as prepare.ts says. */
export function room(rows: i32, columns: i32): void {
  releaseAll();
  n = rows;
  d = columns;
  blockCount = (n + 15) >> 4;
  const padded = (<usize>blockCount) << 4;
  const width = <usize>d;
  x64 = take(<usize>n * width * 8);
  weights = take(padded * 8);
  x32 = take(padded * width * 4);
  blocks = take(padded * width * 4);
  norms = take(padded * 4);
  reaches = take(padded * 4);
  means = take(width * 8);
  quantaHigh = take((width + 1) * 8);
  quantaLow = take((width + 1) * 8);
  labels = take(padded * 4);
  keys = take(padded * 4);
  candidates = take(padded * 4);
  bestScores = take(padded * 4);
  secondScores = take(padded * 4);
  list = take(padded * 4);
  squares = take(padded * 8);
  labelBytes = take(padded);
}

/** Fewer rows than there is room for. */
export function setRows(rows: i32): void {
  n = rows;
  blockCount = (n + 15) >> 4;
}

export function meansAt(): usize {
  return means;
}

/** Labels from labelBytes. */
export function readLabels(): void {
  for (let i: usize = 0; i < <usize>n; i++) store<i32>(labels + (i << 2), <i32>load<u8>(labelBytes + i));
}

/** Labels to labelBytes. */
export function writeLabels(): void {
  for (let i: usize = 0; i < <usize>n; i++) store<u8>(labelBytes + i, <u8>load<i32>(labels + (i << 2)));
}

export function x64At(): usize {
  return x64;
}
export function weightsAt(): usize {
  return weights;
}
export function quantaHighAt(): usize {
  return quantaHigh;
}
export function quantaLowAt(): usize {
  return quantaLow;
}
export function labelBytesAt(): usize {
  return labelBytes;
}
