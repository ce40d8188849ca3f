import { centers32, k } from './centroids';
import { MOST_CLUSTERS, blockCount, d, labels, list, n, weights, x32 } from './data';
import { take } from './memory';

/** Per cluster: f64 gain of a split; f64 k × d means of its two halves. */
let gains: usize = 0;
let lefts: usize = 0;
let rights: usize = 0;
/** Per cluster in f32: sums and weight of all rows, and of those in the right half, k × (d filled up to quads + 4), the weight last; the direction of the split, and where. */
let wholes: usize = 0;
let halves: usize = 0;
let directions: usize = 0;
let limits: usize = 0;
/** Bytes of a row of sums, and of a direction. */
let stride: usize = 0;

export function splitRoom(): void {
  const clusters = <usize>(MOST_CLUSTERS + 1);
  const width = <usize>d;
  stride = ((width + 3) & ~3) * 4 + 16;
  gains = take(clusters * 8);
  lefts = take(clusters * width * 8);
  rights = take(clusters * width * 8);
  wholes = take(clusters * stride);
  halves = take(clusters * stride);
  directions = take(clusters * stride);
  limits = take(clusters * 4);
}

export function gainsAt(): usize {
  return gains;
}
export function leftsAt(): usize {
  return lefts;
}
export function rightsAt(): usize {
  return rights;
}

/** Where the numbers of the blocks lie by which swaps are weighed, in the list of rows. */
export let firstWeighed: usize = 0;
export let lastWeighed: usize = 0;

/** Lists the blocks that hold about so many rows, all when there are no more; see weigh-swaps.ts. */
export function weighBlocks(rows: i32): void {
  const limit = (<u64>rows * 0x100000000 + <u64>n - 1) / <u64>n;
  firstWeighed = list;
  lastWeighed = list;
  for (let block = 0; block < blockCount; block++) {
    if (<u64>(<u32>(block * GOLDEN)) >= limit) continue;
    store<i32>(lastWeighed, block);
    lastWeighed += 4;
  }
}

const GOLDEN: i32 = 0x9e3779b1;

/** What splitting each cluster would gain, and the halves, from labels and f32 centroids, as weigh-swaps.ts states it. */
export function weighSplits(passes: i32): void {
  beginSplits();
  for (let pass = 0; pass < passes; pass++) {
    sumHalves();
    for (let c = 0; c < k; c++) turn(c);
  }
}

/** Sums of all rows, and the column in which a cluster spreads most as the first direction. */
function beginSplits(): void {
  const bytes = <usize>k * stride;
  memory.fill(wholes, 0, bytes);
  memory.fill(halves, 0, bytes);
  memory.fill(directions, 0, bytes);
  memory.fill(lefts, 0, (<usize>k * <usize>d) << 3);
  memory.fill(rights, 0, (<usize>k * <usize>d) << 3);
  const width = (<usize>d) << 2;
  const whole = width & ~15;
  for (let at = firstWeighed; at < lastWeighed; at += 4) {
    const first = load<i32>(at) << 4;
    for (let i = first, end = min(first + 16, n); i < end; i++) addToWhole(<usize>i, width, whole);
  }
  for (let c: usize = 0; c < <usize>k; c++) {
    let most: usize = 0;
    for (let j: usize = 4; j < width; j += 4) {
      if (load<f32>(halves + c * stride + j) > load<f32>(halves + c * stride + most)) most = j;
    }
    store<f32>(directions + c * stride + most, 1);
    store<f32>(limits + (c << 2), load<f32>(centers32 + c * width + most));
  }
}

function addToWhole(i: usize, width: usize, whole: usize): void {
  const c = <usize>load<i32>(labels + (i << 2));
  const weight = <f32>load<f64>(weights + (i << 3));
  const w = f32x4.splat(weight);
  const row = x32 + i * width;
  const center = centers32 + c * width;
  const sum = wholes + c * stride;
  const square = halves + c * stride;
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const x = v128.load(row + j);
    const y = f32x4.sub(x, v128.load(center + j));
    v128.store(sum + j, f32x4.add(v128.load(sum + j), f32x4.mul(w, x)));
    v128.store(square + j, f32x4.add(v128.load(square + j), f32x4.mul(w, f32x4.mul(y, y))));
  }
  for (; j < width; j += 4) {
    const x = load<f32>(row + j);
    const y = x - load<f32>(center + j);
    store<f32>(sum + j, load<f32>(sum + j) + weight * x);
    store<f32>(square + j, load<f32>(square + j) + weight * (y * y));
  }
  const total = sum + stride - 16;
  store<f32>(total, load<f32>(total) + weight);
}

/** Sums of the rows on the far side of where their cluster is split. */
function sumHalves(): void {
  memory.fill(halves, 0, <usize>k * stride);
  const width = (<usize>d) << 2;
  const whole = width & ~15;
  for (let at = firstWeighed; at < lastWeighed; at += 4) {
    const first = load<i32>(at) << 4;
    for (let i = first, end = min(first + 16, n); i < end; i++) addToHalf(<usize>i, width, whole);
  }
}

function addToHalf(i: usize, width: usize, whole: usize): void {
  const c = <usize>load<i32>(labels + (i << 2));
  const row = x32 + i * width;
  const direction = directions + c * stride;
  let lanes = f32x4.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    lanes = f32x4.add(lanes, f32x4.mul(v128.load(row + j), v128.load(direction + j)));
  }
  let along =
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
  for (; j < width; j += 4) along += load<f32>(row + j) * load<f32>(direction + j);
  const isFar = along > load<f32>(limits + (c << 2));
  const weight = select<f32>(<f32>load<f64>(weights + (i << 3)), 0, isFar);
  const w = f32x4.splat(weight);
  const sum = halves + c * stride;
  for (j = 0; j < whole; j += 16) {
    v128.store(sum + j, f32x4.add(v128.load(sum + j), f32x4.mul(w, v128.load(row + j))));
  }
  for (; j < width; j += 4) store<f32>(sum + j, load<f32>(sum + j) + weight * load<f32>(row + j));
  const total = sum + stride - 16;
  store<f32>(total, load<f32>(total) + weight);
}

/** Turns the split of a cluster to where the means of its halves lie; one without a half stays whole. */
function turn(c: i32): void {
  const sum = wholes + <usize>c * stride;
  const half = halves + <usize>c * stride;
  const direction = directions + <usize>c * stride;
  const right = <f64>load<f32>(half + stride - 16);
  const left = <f64>load<f32>(sum + stride - 16) - right;
  let square: f64 = 0;
  let middle: f64 = 0;
  if (right > 0 && left > 0) {
    for (let j: usize = 0; j < <usize>d; j++) {
      const part = <f64>load<f32>(half + (j << 2));
      const b = part / right;
      const a = (<f64>load<f32>(sum + (j << 2)) - part) / left;
      const at = (<usize>c * <usize>d + j) << 3;
      store<f64>(lefts + at, a);
      store<f64>(rights + at, b);
      const between = b - a;
      store<f32>(direction + (j << 2), <f32>between);
      square += between * between;
      middle += 0.5 * between * (b + a);
    }
  }
  const gain = square == 0 ? 0 : square * ((left * right) / (left + right));
  store<f64>(gains + ((<usize>c) << 3), gain);
  store<f32>(limits + ((<usize>c) << 2), square == 0 ? Infinity : <f32>middle);
}
