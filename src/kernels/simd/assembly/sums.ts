import { centers, k } from './centroids';
import {
  MOST_CLUSTERS,
  d,
  keys,
  labelBytes,
  labels,
  n,
  quantaHigh,
  quantaLow,
  readLabels,
  weights,
  x64,
} from './data';
import { take } from './memory';

/** High and low parts of the sums, k × (d + 1) f64, the weights last; i32 rows of positive weight. See exact-sums.ts. */
let high: usize = 0;
let low: usize = 0;
export let members: usize = 0;
/** The number of clusters whose sums these are, those of all rows by `labels`; 0 when they are of nothing. */
let summed: i32 = 0;
/** Whether bounds of a fit go with these labels, those of rows that got another since being −∞. */
let bounded: bool = false;

export function sumsRoom(): void {
  const cells = <usize>(MOST_CLUSTERS + 1) * <usize>(d + 1);
  high = take(cells * 8);
  low = take(cells * 8);
  members = take(<usize>(MOST_CLUSTERS + 1) * 4);
  forgetSums();
}

/** To be called when weights change, or when labels to come have nothing to do with those there are. */
export function forgetSums(): void {
  summed = 0;
  bounded = false;
}

/** To be called when every row has one of k labels and a bound, and the sums are of these. */
export function rememberSums(): void {
  summed = k;
  bounded = true;
}

/**
 * Whether sums and labels are there for this number of clusters: as sums are exact, they may be brought
 * to other labels by the rows that differ.
 */
export function sumsKnown(): bool {
  return summed == k;
}

/** Whether, besides, every row has a bound. */
export function boundsKnown(): bool {
  return summed == k && bounded;
}

/** Labels from labelBytes, the sums following where they are known. */
export function takeLabels(): void {
  if (summed != k) {
    forgetSums();
    return readLabels();
  }
  for (let i = 0; i < n; i++) {
    const at = labels + ((<usize>i) << 2);
    const old = load<i32>(at);
    const label = <i32>load<u8>(labelBytes + <usize>i);
    if (label == old) continue;
    shiftRow(old, label, i);
    store<i32>(at, label);
    store<f32>(keys + ((<usize>i) << 2), -Infinity);
  }
}

export function highSumsAt(): usize {
  return high;
}
export function lowSumsAt(): usize {
  return low;
}
export function membersAt(): usize {
  return members;
}

export function clearSums(): void {
  const bytes = (<usize>k * <usize>(d + 1)) << 3;
  memory.fill(high, 0, bytes);
  memory.fill(low, 0, bytes);
  memory.fill(members, 0, (<usize>k) << 2);
}

/** Adds a row to a cluster. */
export function addRow(c: i32, i: i32): void {
  const weight = load<f64>(weights + ((<usize>i) << 3));
  const row = x64 + ((<usize>i * <usize>d) << 3);
  const to = (<usize>c * <usize>(d + 1)) << 3;
  const pairs = (<usize>d & ~1) << 3;
  const w = f64x2.splat(weight);
  let j: usize = 0;
  for (; j < pairs; j += 16) {
    const value = f64x2.mul(w, v128.load(row + j));
    const coarse = v128.load(quantaHigh + j);
    const fine = v128.load(quantaLow + j);
    const part = f64x2.sub(f64x2.add(value, coarse), coarse);
    const rest = f64x2.sub(f64x2.add(f64x2.sub(value, part), fine), fine);
    v128.store(high + to + j, f64x2.add(v128.load(high + to + j), part));
    v128.store(low + to + j, f64x2.add(v128.load(low + to + j), rest));
  }
  if (d & 1) {
    addValue(to + j, j, weight * load<f64>(row + j), 1);
    j += 8;
  }
  addValue(to + j, j, weight, 1);
  if (weight > 0) count(c, 1);
}

/** Takes a row from one cluster to another. */
export function shiftRow(from: i32, to: i32, i: i32): void {
  const weight = load<f64>(weights + ((<usize>i) << 3));
  const row = x64 + ((<usize>i * <usize>d) << 3);
  const target = (<usize>to * <usize>(d + 1)) << 3;
  const source = (<usize>from * <usize>(d + 1)) << 3;
  const pairs = (<usize>d & ~1) << 3;
  const w = f64x2.splat(weight);
  let j: usize = 0;
  for (; j < pairs; j += 16) {
    const value = f64x2.mul(w, v128.load(row + j));
    const coarse = v128.load(quantaHigh + j);
    const fine = v128.load(quantaLow + j);
    const part = f64x2.sub(f64x2.add(value, coarse), coarse);
    const rest = f64x2.sub(f64x2.add(f64x2.sub(value, part), fine), fine);
    v128.store(high + target + j, f64x2.add(v128.load(high + target + j), part));
    v128.store(low + target + j, f64x2.add(v128.load(low + target + j), rest));
    v128.store(high + source + j, f64x2.sub(v128.load(high + source + j), part));
    v128.store(low + source + j, f64x2.sub(v128.load(low + source + j), rest));
  }
  if (d & 1) {
    const value = weight * load<f64>(row + j);
    addValue(target + j, j, value, 1);
    addValue(source + j, j, value, -1);
    j += 8;
  }
  addValue(target + j, j, weight, 1);
  addValue(source + j, j, weight, -1);
  if (weight > 0) {
    count(to, 1);
    count(from, -1);
  }
}

function count(c: i32, rows: i32): void {
  const at = members + ((<usize>c) << 2);
  store<i32>(at, load<i32>(at) + rows);
}

function addValue(at: usize, column: usize, value: f64, sign: f64): void {
  const coarse = load<f64>(quantaHigh + column);
  const fine = load<f64>(quantaLow + column);
  const part = value + coarse - coarse;
  const rest = value - part + fine - fine;
  store<f64>(high + at, load<f64>(high + at) + sign * part);
  store<f64>(low + at, load<f64>(low + at) + sign * rest);
}

/** Sums of the current labels, unless they are known. */
export function sumLabels(): void {
  if (summed == k) return;
  clearSums();
  for (let i = 0; i < n; i++) addRow(load<i32>(labels + ((<usize>i) << 2)), i);
  summed = k;
}

export function totalWeight(c: i32): f64 {
  const at = (<usize>c * <usize>(d + 1) + <usize>d) << 3;
  return load<f64>(high + at) + load<f64>(low + at);
}

/** What rounding alone may put between row i and the mean of cluster c, squared, as exact-sums.ts states it. */
export function roundingAt(c: i32, i: i32): f64 {
  const share = <f64>load<i32>(members + ((<usize>c) << 2)) / totalWeight(c);
  const row = x64 + ((<usize>i * <usize>d) << 3);
  const width = (<usize>d) << 3;
  let square: f64 = 0;
  for (let j: usize = 0; j < width; j += 8) {
    const size = abs<f64>(load<f64>(row + j));
    const lost = (load<f64>(quantaLow + j) + load<f64>(quantaLow + width) * size) * share;
    const part = (lost + size * 4) * ROUNDING;
    square += part * part;
  }
  return square;
}

/** 2⁻⁵². */
const ROUNDING: f64 = 2.220446049250313e-16;

/** The sum of column j over all clusters, of the weights at d. */
export function totalOf(j: i32): f64 {
  let coarse: f64 = 0;
  let fine: f64 = 0;
  for (let c = 0; c < k; c++) {
    const at = (<usize>c * <usize>(d + 1) + <usize>j) << 3;
    coarse += load<f64>(high + at);
    fine += load<f64>(low + at);
  }
  return coarse + fine;
}

/** Means, k × d, of the clusters that have rows; the centroids of those that have none. */
export function writeMeans(to: usize): void {
  const width = (<usize>d) << 3;
  for (let c = 0; c < k; c++) {
    const row = to + <usize>c * width;
    if (load<i32>(members + ((<usize>c) << 2)) == 0) {
      memory.copy(row, centers + <usize>c * width, width);
      continue;
    }
    const weight = totalWeight(c);
    const from = (<usize>c * <usize>(d + 1)) << 3;
    for (let j: usize = 0; j < width; j += 8) {
      store<f64>(row + j, (load<f64>(high + from + j) + load<f64>(low + from + j)) / weight);
    }
  }
}
