import {
  centers,
  d,
  groupSums,
  halves,
  masks,
  pointSingles,
  points,
  query,
  rows,
  starts,
} from './silhouette-layout';

/** Below this share of the two halved norms, their difference from the product has lost too many digits. */
const NEAR: f32 = 0.0078125;

/** Groups whose distances are summed in f32 before they are added in f64. */
export const GROUPS: i32 = 8;

/**
 * Distances of the rows of a group to those of a cell, to the sums of the group and of the cell’s rows. In its own cell,
 * to itself, once, and to the groups after it.
 */
export function measureGroup(own: i32, cell: i32): void {
  const norms = centreRows(own, cell);
  const h0 = v128.shuffle<f32>(norms, norms, 0, 0, 0, 0);
  const h1 = v128.shuffle<f32>(norms, norms, 1, 1, 1, 1);
  const h2 = v128.shuffle<f32>(norms, norms, 2, 2, 2, 2);
  const h3 = v128.shuffle<f32>(norms, norms, 3, 3, 3, 3);
  const near = f32x4.splat(NEAR);
  const l0 = f32x4.mul(h0, near);
  const l1 = f32x4.mul(h1, near);
  const l2 = f32x4.mul(h2, near);
  const l3 = f32x4.mul(h3, near);
  const most = f32x4.pmax(f32x4.pmax(l0, l1), f32x4.pmax(l2, l3));
  const width = (<usize>d) << 4;
  const centred = query;
  const lanes = v128.load(masks + ((<usize>own) << 4));
  const partial = !i32x4.all_true(lanes);
  const own0 = v128.shuffle<i32>(lanes, lanes, 0, 0, 0, 0);
  const own1 = v128.shuffle<i32>(lanes, lanes, 1, 1, 1, 1);
  const own2 = v128.shuffle<i32>(lanes, lanes, 2, 2, 2, 2);
  const own3 = v128.shuffle<i32>(lanes, lanes, 3, 3, 3, 3);
  const end = load<i32>(starts + ((<usize>cell) << 2), 4);
  let t0 = f64x2.splat(0);
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  let group = max(own & ~1, load<i32>(starts + ((<usize>cell) << 2)));
  while (group < end) {
    const stop = min(group + GROUPS, end);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (; group < stop; group += 2) {
      const base = points + <usize>group * width;
      const half = v128.load(halves + ((<usize>group) << 4));
      const half2 = v128.load(halves + ((<usize>group) << 4), 16);
      let a0 = f32x4.add(half, h0);
      let a1 = f32x4.add(half, h1);
      let a2 = f32x4.add(half, h2);
      let a3 = f32x4.add(half, h3);
      let b0 = f32x4.add(half2, h0);
      let b1 = f32x4.add(half2, h1);
      let b2 = f32x4.add(half2, h2);
      let b3 = f32x4.add(half2, h3);
      for (let j: usize = 0; j < width; j += 16) {
        const y = v128.load(base + j);
        const z = v128.load(base + width + j);
        const q = centred + j;
        const q0 = v128.load32_splat(q);
        const q1 = v128.load32_splat(q, 4);
        const q2 = v128.load32_splat(q, 8);
        const q3 = v128.load32_splat(q, 12);
        a0 = f32x4.sub(a0, f32x4.mul(y, q0));
        b0 = f32x4.sub(b0, f32x4.mul(z, q0));
        a1 = f32x4.sub(a1, f32x4.mul(y, q1));
        b1 = f32x4.sub(b1, f32x4.mul(z, q1));
        a2 = f32x4.sub(a2, f32x4.mul(y, q2));
        b2 = f32x4.sub(b2, f32x4.mul(z, q2));
        a3 = f32x4.sub(a3, f32x4.mul(y, q3));
        b3 = f32x4.sub(b3, f32x4.mul(z, q3));
      }
      const least = f32x4.mul(half, near);
      const least2 = f32x4.mul(half2, near);
      const nearest = f32x4.pmin(f32x4.pmin(a0, a1), f32x4.pmin(a2, a3));
      const nearest2 = f32x4.pmin(f32x4.pmin(b0, b1), f32x4.pmin(b2, b3));
      const bound = f32x4.add(most, f32x4.pmax(least, least2));
      if (v128.any_true(f32x4.lt(f32x4.pmin(nearest, nearest2), bound))) {
        if (v128.any_true(f32x4.lt(leastOf(a0, l0, a1, l1, a2, l2, a3, l3), least))) {
          a0 = v128.bitselect(halfSquares(base, width, 0), a0, f32x4.lt(f32x4.sub(a0, l0), least));
          a1 = v128.bitselect(halfSquares(base, width, 4), a1, f32x4.lt(f32x4.sub(a1, l1), least));
          a2 = v128.bitselect(halfSquares(base, width, 8), a2, f32x4.lt(f32x4.sub(a2, l2), least));
          a3 = v128.bitselect(halfSquares(base, width, 12), a3, f32x4.lt(f32x4.sub(a3, l3), least));
        }
        if (v128.any_true(f32x4.lt(leastOf(b0, l0, b1, l1, b2, l2, b3, l3), least2))) {
          b0 = v128.bitselect(halfSquares(base + width, width, 0), b0, f32x4.lt(f32x4.sub(b0, l0), least2));
          b1 = v128.bitselect(halfSquares(base + width, width, 4), b1, f32x4.lt(f32x4.sub(b1, l1), least2));
          b2 = v128.bitselect(halfSquares(base + width, width, 8), b2, f32x4.lt(f32x4.sub(b2, l2), least2));
          b3 = v128.bitselect(halfSquares(base + width, width, 12), b3, f32x4.lt(f32x4.sub(b3, l3), least2));
        }
      }
      a0 = f32x4.sqrt(a0);
      a1 = f32x4.sqrt(a1);
      a2 = f32x4.sqrt(a2);
      a3 = f32x4.sqrt(a3);
      b0 = f32x4.sqrt(b0);
      b1 = f32x4.sqrt(b1);
      b2 = f32x4.sqrt(b2);
      b3 = f32x4.sqrt(b3);
      if (partial || group == end - 2 || group < own) {
        const mask = group < own ? i32x4.splat(0) : v128.load(masks + ((<usize>group) << 4));
        const mask2 = v128.load(masks + ((<usize>group) << 4), 16);
        a0 = v128.and(a0, v128.and(mask, own0));
        a1 = v128.and(a1, v128.and(mask, own1));
        a2 = v128.and(a2, v128.and(mask, own2));
        a3 = v128.and(a3, v128.and(mask, own3));
        b0 = v128.and(b0, v128.and(mask2, own0));
        b1 = v128.and(b1, v128.and(mask2, own1));
        b2 = v128.and(b2, v128.and(mask2, own2));
        b3 = v128.and(b3, v128.and(mask2, own3));
      }
      if (group > own) addPoints(group, f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)));
      if (group >= own) addPoints(group + 1, f32x4.add(f32x4.add(b0, b1), f32x4.add(b2, b3)));
      s0 = f32x4.add(s0, f32x4.add(a0, b0));
      s1 = f32x4.add(s1, f32x4.add(a1, b1));
      s2 = f32x4.add(s2, f32x4.add(a2, b2));
      s3 = f32x4.add(s3, f32x4.add(a3, b3));
    }
    t0 = addWide(t0, s0);
    t1 = addWide(t1, s1);
    t2 = addWide(t2, s2);
    t3 = addWide(t3, s3);
  }
  const to = groupSums;
  store<f64>(to, f64x2.extract_lane(t0, 0) + f64x2.extract_lane(t0, 1));
  store<f64>(to, f64x2.extract_lane(t1, 0) + f64x2.extract_lane(t1, 1), 8);
  store<f64>(to, f64x2.extract_lane(t2, 0) + f64x2.extract_lane(t2, 1), 16);
  store<f64>(to, f64x2.extract_lane(t3, 0) + f64x2.extract_lane(t3, 1), 24);
}

function leastOf(a: v128, k: v128, b: v128, l: v128, c: v128, m: v128, e: v128, n: v128): v128 {
  const first = f32x4.pmin(f32x4.sub(a, k), f32x4.sub(b, l));
  return f32x4.pmin(first, f32x4.pmin(f32x4.sub(c, m), f32x4.sub(e, n)));
}

function addPoints(group: i32, singles: v128): void {
  const to = pointSingles + ((<usize>group) << 4);
  v128.store(to, f32x4.add(v128.load(to), singles));
}

/** The four rows of a group about the mean of a cell, into `query`; returns half their squared norms. */
function centreRows(group: i32, cell: i32): v128 {
  const from = rows + ((<usize>group * <usize>d) << 5);
  const center = centers + ((<usize>cell * <usize>d) << 3);
  let low = f64x2.splat(0);
  let high = low;
  for (let j: usize = 0; j < <usize>d; j++) {
    const mean = v128.load64_splat(center + (j << 3));
    const first = f64x2.sub(v128.load(from + (j << 5)), mean);
    const second = f64x2.sub(v128.load(from + (j << 5), 16), mean);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
    v128.store(query + (j << 4), narrow(first, second));
  }
  return f32x4.mul(narrow(low, high), f32x4.splat(0.5));
}

function narrow(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** Half the squared distances of one of the rows to a group of points, differences first. */
function halfSquares(base: usize, width: usize, row: usize): v128 {
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < width; j += 16) {
    const difference = f32x4.sub(v128.load(base + j), v128.load32_splat(query + j + row));
    sum = f32x4.add(sum, f32x4.mul(difference, difference));
  }
  return f32x4.mul(sum, f32x4.splat(0.5));
}

function addWide(sum: v128, singles: v128): v128 {
  const low = f64x2.promote_low_f32x4(singles);
  const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(singles, singles, 1, 0));
  return f64x2.add(sum, f64x2.add(low, high));
}
