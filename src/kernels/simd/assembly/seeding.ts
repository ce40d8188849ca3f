import { MOST_TRIALS, blockCount, blocks, d, n, weights, x32 } from './data';
import { take } from './memory';
import { forgetSums } from './sums';

/** f32 squared distance of each row to the nearest centroid and f64 sums per 64 rows; the same for each candidate. See potential.ts. */
let nearest: usize = 0;
let sums: usize = 0;
let triedNearest: usize = 0;
let triedSums: usize = 0;
/** i32 candidate rows, and their f64 potentials. */
let tried: usize = 0;
let potentials: usize = 0;
let rowBytes: usize = 0;
let sumBytes: usize = 0;

export function seedingRoom(): void {
  rowBytes = (<usize>blockCount) << 6;
  sumBytes = (<usize>((blockCount + 3) >> 2)) << 3;
  nearest = take(rowBytes);
  sums = take(sumBytes);
  triedNearest = take(rowBytes * MOST_TRIALS);
  triedSums = take(sumBytes * MOST_TRIALS);
  tried = take((<usize>MOST_TRIALS) << 2);
  potentials = take((<usize>MOST_TRIALS) << 3);
}

export function triedAt(): usize {
  return tried;
}
export function potentialsAt(): usize {
  return potentials;
}

/** One centroid, this row: a fresh start. Returns the potential. */
export function begin(row: i32): f64 {
  forgetSums();
  const infinite = f32x4.splat(Infinity);
  for (let at: usize = 0; at < rowBytes; at += 16) v128.store(nearest + at, infinite);
  memory.fill(nearest + ((<usize>n) << 2), 0, rowBytes - ((<usize>n) << 2));
  store<i32>(tried, row);
  consider(1);
  choose(0);
  return load<f64>(potentials);
}

/** The potentials with each of the first `count` rows of `tried`, into `potentials`. */
export function consider(count: i32): void {
  let t = 0;
  for (; t + 1 < count; t += 2) Considering.of(t, t + 1, true);
  if (t < count) Considering.of(t, t, false);
}

export function choose(t: i32): void {
  memory.copy(nearest, triedNearest + <usize>t * rowBytes, rowBytes);
  memory.copy(sums, triedSums + <usize>t * sumBytes, sumBytes);
}

/** A class, since the formatter takes decorators of methods alone, and this is to be put where it is called. */
class Considering {
  /** The potentials with one row of `tried`, and where `both` says so with another: a half that is not asked for is left out. */
  @inline
  static of(one: i32, two: i32, both: bool): void {
    const width = (<usize>d) << 2;
    const p0 = x32 + <usize>load<i32>(tried + ((<usize>one) << 2)) * width;
    const q0 = x32 + <usize>load<i32>(tried + ((<usize>two) << 2)) * width;
    const toP = triedNearest + <usize>one * rowBytes;
    const toQ = triedNearest + <usize>two * rowBytes;
    let totalP: f64 = 0;
    let totalQ: f64 = 0;
    for (let four = 0; four < blockCount; four += 4) {
      let lowP = f64x2.splat(0);
      let highP = lowP;
      let lowQ = lowP;
      let highQ = lowP;
      for (let block = four, stop = min(four + 4, blockCount); block < stop; block++) {
        let a0 = f32x4.splat(0);
        let a1 = a0;
        let a2 = a0;
        let a3 = a0;
        let e0 = a0;
        let e1 = a0;
        let e2 = a0;
        let e3 = a0;
        let x = blocks + ((<usize>block * <usize>d) << 6);
        for (let j: usize = 0; j < width; j += 4) {
          const p = v128.load32_splat(p0 + j);
          const q = v128.load32_splat(q0 + j);
          const v0 = v128.load(x);
          const v1 = v128.load(x, 16);
          const v2 = v128.load(x, 32);
          const v3 = v128.load(x, 48);
          let t = f32x4.sub(v0, p);
          a0 = f32x4.add(a0, f32x4.mul(t, t));
          t = f32x4.sub(v1, p);
          a1 = f32x4.add(a1, f32x4.mul(t, t));
          t = f32x4.sub(v2, p);
          a2 = f32x4.add(a2, f32x4.mul(t, t));
          t = f32x4.sub(v3, p);
          a3 = f32x4.add(a3, f32x4.mul(t, t));
          if (both) {
            t = f32x4.sub(v0, q);
            e0 = f32x4.add(e0, f32x4.mul(t, t));
            t = f32x4.sub(v1, q);
            e1 = f32x4.add(e1, f32x4.mul(t, t));
            t = f32x4.sub(v2, q);
            e2 = f32x4.add(e2, f32x4.mul(t, t));
            t = f32x4.sub(v3, q);
            e3 = f32x4.add(e3, f32x4.mul(t, t));
          }
          x += 64;
        }
        const at = (<usize>block) << 6;
        const w = weights + (at << 1);
        const near0 = v128.load(nearest + at);
        const near1 = v128.load(nearest + at, 16);
        const near2 = v128.load(nearest + at, 32);
        const near3 = v128.load(nearest + at, 48);
        a0 = f32x4.pmin(near0, a0);
        a1 = f32x4.pmin(near1, a1);
        a2 = f32x4.pmin(near2, a2);
        a3 = f32x4.pmin(near3, a3);
        v128.store(toP + at, a0);
        v128.store(toP + at, a1, 16);
        v128.store(toP + at, a2, 32);
        v128.store(toP + at, a3, 48);
        lowP = f64x2.add(lowP, f64x2.mul(v128.load(w), lower(a0)));
        highP = f64x2.add(highP, f64x2.mul(v128.load(w, 16), upper(a0)));
        lowP = f64x2.add(lowP, f64x2.mul(v128.load(w, 32), lower(a1)));
        highP = f64x2.add(highP, f64x2.mul(v128.load(w, 48), upper(a1)));
        lowP = f64x2.add(lowP, f64x2.mul(v128.load(w, 64), lower(a2)));
        highP = f64x2.add(highP, f64x2.mul(v128.load(w, 80), upper(a2)));
        lowP = f64x2.add(lowP, f64x2.mul(v128.load(w, 96), lower(a3)));
        highP = f64x2.add(highP, f64x2.mul(v128.load(w, 112), upper(a3)));
        if (!both) continue;
        e0 = f32x4.pmin(near0, e0);
        e1 = f32x4.pmin(near1, e1);
        e2 = f32x4.pmin(near2, e2);
        e3 = f32x4.pmin(near3, e3);
        v128.store(toQ + at, e0);
        v128.store(toQ + at, e1, 16);
        v128.store(toQ + at, e2, 32);
        v128.store(toQ + at, e3, 48);
        lowQ = f64x2.add(lowQ, f64x2.mul(v128.load(w), lower(e0)));
        highQ = f64x2.add(highQ, f64x2.mul(v128.load(w, 16), upper(e0)));
        lowQ = f64x2.add(lowQ, f64x2.mul(v128.load(w, 32), lower(e1)));
        highQ = f64x2.add(highQ, f64x2.mul(v128.load(w, 48), upper(e1)));
        lowQ = f64x2.add(lowQ, f64x2.mul(v128.load(w, 64), lower(e2)));
        highQ = f64x2.add(highQ, f64x2.mul(v128.load(w, 80), upper(e2)));
        lowQ = f64x2.add(lowQ, f64x2.mul(v128.load(w, 96), lower(e3)));
        highQ = f64x2.add(highQ, f64x2.mul(v128.load(w, 112), upper(e3)));
      }
      const at = (<usize>(four >> 2)) << 3;
      const sumP = fourLanes(lowP, highP);
      store<f64>(triedSums + <usize>one * sumBytes + at, sumP);
      totalP += sumP;
      if (!both) continue;
      const sumQ = fourLanes(lowQ, highQ);
      store<f64>(triedSums + <usize>two * sumBytes + at, sumQ);
      totalQ += sumQ;
    }
    store<f64>(potentials + ((<usize>one) << 3), totalP);
    if (both) store<f64>(potentials + ((<usize>two) << 3), totalQ);
  }
}

function lower(v: v128): v128 {
  return f64x2.promote_low_f32x4(v);
}

function upper(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(v, v, 1, 0));
}

function fourLanes(low: v128, high: v128): f64 {
  return (
    f64x2.extract_lane(low, 0) +
    f64x2.extract_lane(low, 1) +
    (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1))
  );
}

function share(i: i32): f64 {
  return load<f64>(weights + ((<usize>i) << 3)) * <f64>load<f32>(nearest + ((<usize>i) << 2));
}

/** The row where the running sum passes `target`. */
export function draw(target: f64): i32 {
  const count = (blockCount + 3) >> 2;
  let sum: f64 = 0;
  let chosen = 0;
  for (let block = 0; block < count; block++) {
    const part = load<f64>(sums + ((<usize>block) << 3));
    if (part == 0) continue;
    chosen = block;
    if (sum + part > target) break;
    sum += part;
  }
  let last = chosen << 6;
  for (let i = chosen << 6, end = min(n, (chosen + 1) << 6); i < end; i++) {
    const part = share(i);
    if (part == 0) continue;
    sum += part;
    last = i;
    if (sum > target) return i;
  }
  return last;
}

/** The squared distance of a row, to be summed up with {@link sumNearest}. */
export function setNearest(i: i32, square: f32): void {
  store<f32>(nearest + ((<usize>i) << 2), square);
}

/** Sums of `nearest`, and the potential. */
export function sumNearest(): f64 {
  memory.fill(nearest + ((<usize>n) << 2), 0, rowBytes - ((<usize>n) << 2));
  let total: f64 = 0;
  for (let four = 0; four < blockCount; four += 4) {
    let low = f64x2.splat(0);
    let high = low;
    for (let quad = four << 2, stop = min(four + 4, blockCount) << 2; quad < stop; quad++) {
      const v = v128.load(nearest + ((<usize>quad) << 4));
      const w = weights + ((<usize>quad) << 5);
      low = f64x2.add(low, f64x2.mul(v128.load(w), lower(v)));
      high = f64x2.add(high, f64x2.mul(v128.load(w, 16), upper(v)));
    }
    const sum = fourLanes(low, high);
    store<f64>(sums + ((<usize>(four >> 2)) << 3), sum);
    total += sum;
  }
  return total;
}
