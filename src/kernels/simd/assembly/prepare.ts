import {
  blockCount,
  blocks,
  d,
  means,
  n,
  norms,
  quantaHigh,
  reaches,
  setScale,
  weights,
  x32,
  x64,
} from './data';
import { layFour } from './gather';
import { forgetMiddle } from './glide';
import { forgetSums } from './sums';

/** The greatest distance of a value from the mean of its column. */
export let greatestDeviation: f64 = 0;

/**
 * First step after the rows are in x64: the means of the columns, as single-precision.ts takes them. Returns
 * whether all values are finite.
 */
export function centre(): bool {
  const pairs = (<usize>d & ~1) << 3;
  const width = (<usize>d) << 3;
  memory.fill(means, 0, width);
  let odd: f64 = 0;
  let oddBad: f64 = 0;
  let bad = f64x2.splat(0);
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = x64 + i * width;
    for (let j: usize = 0; j < pairs; j += 16) {
      const value = v128.load(row + j);
      bad = f64x2.add(bad, f64x2.sub(value, value));
      v128.store(means + j, f64x2.add(v128.load(means + j), value));
    }
    if (pairs < width) {
      const value = load<f64>(row + pairs);
      oddBad += value - value;
      odd += value;
    }
  }
  if (pairs < width) store<f64>(means + pairs, odd);
  for (let j: usize = 0; j < width; j += 8) {
    const mean = load<f64>(means + j) / <f64>n;
    store<f64>(means + j, mean - mean == 0 ? mean : 0);
  }
  measureDeviation(pairs, width);
  return f64x2.extract_lane(bad, 0) + f64x2.extract_lane(bad, 1) + oddBad == 0;
}

function measureDeviation(pairs: usize, width: usize): void {
  let most = f64x2.splat(0);
  let odd: f64 = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = x64 + i * width;
    for (let j: usize = 0; j < pairs; j += 16) {
      most = f64x2.pmax(most, f64x2.abs(f64x2.sub(v128.load(row + j), v128.load(means + j))));
    }
    if (pairs < width) odd = max(odd, Math.abs(load<f64>(row + pairs) - load<f64>(means + pairs)));
  }
  greatestDeviation = max(odd, max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)));
}

/** The greatest weighted absolute value of each column, and the greatest weight, where the high quanta will be. */
export function measureColumns(): void {
  forgetSums();
  forgetMiddle();
  const pairs = (<usize>d & ~1) << 3;
  const width = (<usize>d) << 3;
  memory.fill(quantaHigh, 0, width + 8);
  let odd: f64 = 0;
  let heaviest: f64 = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = x64 + i * width;
    const weight = load<f64>(weights + (i << 3));
    const w = f64x2.splat(weight);
    for (let j: usize = 0; j < pairs; j += 16) {
      const size = f64x2.abs(f64x2.mul(w, v128.load(row + j)));
      v128.store(quantaHigh + j, f64x2.pmax(v128.load(quantaHigh + j), size));
    }
    if (pairs < width) odd = max(odd, Math.abs(weight * load<f64>(row + pairs)));
    heaviest = max(heaviest, weight);
  }
  if (pairs < width) store<f64>(quantaHigh + pairs, odd);
  store<f64>(quantaHigh + width, heaviest);
}

/**
 * Raises the values where the high quanta will be to the greatest absolute value of each column of these rows.
 * Returns whether all are finite.
 */
export function raiseExtent(): bool {
  const pairs = (<usize>d & ~1) << 3;
  const width = (<usize>d) << 3;
  let bad = f64x2.splat(0);
  let oddBad: f64 = 0;
  for (let row = x64, end = x64 + <usize>n * width; row < end; row += width) {
    for (let j: usize = 0; j < pairs; j += 16) {
      const value = v128.load(row + j);
      bad = f64x2.add(bad, f64x2.sub(value, value));
      v128.store(quantaHigh + j, f64x2.pmax(v128.load(quantaHigh + j), f64x2.abs(value)));
    }
    if (pairs == width) continue;
    const value = load<f64>(row + pairs);
    oddBad += value - value;
    store<f64>(quantaHigh + pairs, max(load<f64>(quantaHigh + pairs), Math.abs(value)));
  }
  return f64x2.extract_lane(bad, 0) + f64x2.extract_lane(bad, 1) + oddBad == 0;
}

/** The f32 copies, scaled, and their norms. */
export function prepare(power: f64): void {
  const width = <usize>d;
  const padded = (<usize>blockCount) << 4;
  const pairs = width & ~1;
  const scales = f64x2.splat(power);
  let greatest: f64 = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = x64 + ((i * width) << 3);
    const to = x32 + ((i * width) << 2);
    let sums = f64x2.splat(0);
    for (let j: usize = 0; j < pairs; j += 2) {
      const centred = f64x2.sub(v128.load(row + (j << 3)), v128.load(means + (j << 3)));
      const singles = f32x4.demote_f64x2_zero(f64x2.mul(centred, scales));
      v128.store64_lane(to + (j << 2), singles, 0);
      const back = f64x2.promote_low_f32x4(singles);
      sums = f64x2.add(sums, f64x2.mul(back, back));
    }
    let norm = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    if (pairs < width) {
      const single = <f32>((load<f64>(row + (pairs << 3)) - load<f64>(means + (pairs << 3))) * power);
      store<f32>(to + (pairs << 2), single);
      norm += <f64>single * <f64>single;
    }
    store<f32>(norms + (i << 2), <f32>norm);
    store<f32>(reaches + (i << 2), <f32>Math.sqrt(norm));
    if (norm > greatest) greatest = norm;
  }
  memory.fill(x32 + ((<usize>n * width) << 2), 0, ((padded - <usize>n) * width) << 2);
  memory.fill(norms + ((<usize>n) << 2), 0, (padded - <usize>n) << 2);
  memory.fill(reaches + ((<usize>n) << 2), 0, (padded - <usize>n) << 2);
  setScale(power, Math.sqrt(greatest));
  for (let quad: usize = 0; quad < padded >> 2; quad++) layOutFour(quad << 2, (quad & 3) << 4);
}

/** Four rows of x32 into their place in a block. */
function layOutFour(first: usize, lane: usize): void {
  const width = (<usize>d) << 2;
  const row = x32 + first * width;
  const place = blocks + (((first >> 4) * <usize>d) << 6) + lane;
  layFour(row, row + width, row + 2 * width, row + 3 * width, place);
}
