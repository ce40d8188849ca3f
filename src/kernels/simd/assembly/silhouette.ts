import { releaseAll, take } from './memory';

/**
 * Sums of Euclidean distances of four rows to each cell of points, and of cells to clusters, up to a
 * factor common to all. Points are f32 about the mean of their cell, in groups of four, column by
 * column; a cell has an even number of groups, the last two of which are filled up and masked.
 */
let d: i32 = 0;
let cells: i32 = 0;
let entries: i32 = 0;
let clusters: i32 = 0;

let points: usize = 0;
let halves: usize = 0;
let starts: usize = 0;
let masks: usize = 0;
let centers: usize = 0;
let rows: usize = 0;
let query: usize = 0;
let cellSums: usize = 0;
let targets: usize = 0;
let clusterSums: usize = 0;

export function open(columns: i32, groupCount: i32, cellCount: i32, labelings: i32, clusterCount: i32): void {
  releaseAll();
  d = columns;
  cells = cellCount;
  entries = cellCount * labelings;
  clusters = clusterCount;
  points = take((<usize>groupCount * <usize>d) << 4);
  halves = take((<usize>groupCount) << 4);
  starts = take((<usize>(cells + 1)) << 2);
  masks = take((<usize>cells) << 5);
  centers = take((<usize>cells * <usize>d) << 3);
  rows = take((<usize>d) << 5);
  query = take((<usize>d) << 4);
  cellSums = take((<usize>cells) << 5);
  targets = take((<usize>entries) << 2);
  clusterSums = take((<usize>clusters) << 5);
}

/** f32 groups × d × 4, scaled and about the mean of the cell. */
export function pointsAt(): usize {
  return points;
}
/** f32 groups × 4: half the squared norms. */
export function halvesAt(): usize {
  return halves;
}
/** i32 first group of each cell, and the end. */
export function startsAt(): usize {
  return starts;
}
/** i32 cells × 8: −1 for a lane of the last two groups that holds a point. */
export function masksAt(): usize {
  return masks;
}
/** f64 cells × d: the means, scaled. */
export function centersAt(): usize {
  return centers;
}
/** f64 d × 4: four rows side by side, scaled. */
export function rowsAt(): usize {
  return rows;
}
/** i32 labellings × cells: number of the cluster, counted through all labellings. */
export function targetsAt(): usize {
  return targets;
}
/** f64 clusters × 4: the result. */
export function clusterSumsAt(): usize {
  return clusterSums;
}

/** Distance sums of the four rows to each cluster of each labelling. */
export function sumDistances(): void {
  for (let cell = 0; cell < cells; cell++) sumCell(cell);
  memory.fill(clusterSums, 0, (<usize>clusters) << 5);
  for (let at = 0, cell = 0; at < entries; at++) {
    const from = cellSums + ((<usize>cell) << 5);
    const to = clusterSums + ((<usize>load<i32>(targets + ((<usize>at) << 2))) << 5);
    v128.store(to, f64x2.add(v128.load(to), v128.load(from)));
    v128.store(to, f64x2.add(v128.load(to, 16), v128.load(from, 16)), 16);
    cell = cell + 1 == cells ? 0 : cell + 1;
  }
}

/** The four rows about the mean of a cell, into `query`; returns half their squared norms. */
function centreRows(cell: i32): v128 {
  const center = centers + ((<usize>cell * <usize>d) << 3);
  let low = f64x2.splat(0);
  let high = low;
  for (let j: usize = 0; j < <usize>d; j++) {
    const mean = v128.load64_splat(center + (j << 3));
    const first = f64x2.sub(v128.load(rows + (j << 5)), mean);
    const second = f64x2.sub(v128.load(rows + (j << 5), 16), mean);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
    v128.store(query + (j << 4), narrow(first, second));
  }
  return f32x4.mul(narrow(low, high), f32x4.splat(0.5));
}

function narrow(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** Below this share of the two halved norms, their difference from the product has lost too many digits. */
const NEAR: f32 = 0.0078125;

/** Groups whose distances are summed in f32 before they are added in f64. */
const GROUPS: i32 = 16;

function sumCell(cell: i32): void {
  const norms = centreRows(cell);
  const h0 = v128.shuffle<f32>(norms, norms, 0, 0, 0, 0);
  const h1 = v128.shuffle<f32>(norms, norms, 1, 1, 1, 1);
  const h2 = v128.shuffle<f32>(norms, norms, 2, 2, 2, 2);
  const h3 = v128.shuffle<f32>(norms, norms, 3, 3, 3, 3);
  const width = (<usize>d) << 4;
  const end = load<i32>(starts + ((<usize>cell) << 2), 4);
  let t0 = f64x2.splat(0);
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  let group = load<i32>(starts + ((<usize>cell) << 2));
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
        const q = query + j;
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
      const n0 = nearness(half, h0);
      const n1 = nearness(half, h1);
      const n2 = nearness(half, h2);
      const n3 = nearness(half, h3);
      if (anyBelow(a0, n0, a1, n1, a2, n2, a3, n3)) {
        a0 = v128.bitselect(halfSquares(base, width, 0), a0, f32x4.lt(a0, n0));
        a1 = v128.bitselect(halfSquares(base, width, 4), a1, f32x4.lt(a1, n1));
        a2 = v128.bitselect(halfSquares(base, width, 8), a2, f32x4.lt(a2, n2));
        a3 = v128.bitselect(halfSquares(base, width, 12), a3, f32x4.lt(a3, n3));
      }
      const m0 = nearness(half2, h0);
      const m1 = nearness(half2, h1);
      const m2 = nearness(half2, h2);
      const m3 = nearness(half2, h3);
      if (anyBelow(b0, m0, b1, m1, b2, m2, b3, m3)) {
        b0 = v128.bitselect(halfSquares(base + width, width, 0), b0, f32x4.lt(b0, m0));
        b1 = v128.bitselect(halfSquares(base + width, width, 4), b1, f32x4.lt(b1, m1));
        b2 = v128.bitselect(halfSquares(base + width, width, 8), b2, f32x4.lt(b2, m2));
        b3 = v128.bitselect(halfSquares(base + width, width, 12), b3, f32x4.lt(b3, m3));
      }
      a0 = f32x4.sqrt(a0);
      a1 = f32x4.sqrt(a1);
      a2 = f32x4.sqrt(a2);
      a3 = f32x4.sqrt(a3);
      b0 = f32x4.sqrt(b0);
      b1 = f32x4.sqrt(b1);
      b2 = f32x4.sqrt(b2);
      b3 = f32x4.sqrt(b3);
      if (group == end - 2) {
        const mask = v128.load(masks + ((<usize>cell) << 5));
        const mask2 = v128.load(masks + ((<usize>cell) << 5), 16);
        a0 = v128.and(a0, mask);
        a1 = v128.and(a1, mask);
        a2 = v128.and(a2, mask);
        a3 = v128.and(a3, mask);
        b0 = v128.and(b0, mask2);
        b1 = v128.and(b1, mask2);
        b2 = v128.and(b2, mask2);
        b3 = v128.and(b3, mask2);
      }
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
  const to = cellSums + ((<usize>cell) << 5);
  store<f64>(to, f64x2.extract_lane(t0, 0) + f64x2.extract_lane(t0, 1));
  store<f64>(to, f64x2.extract_lane(t1, 0) + f64x2.extract_lane(t1, 1), 8);
  store<f64>(to, f64x2.extract_lane(t2, 0) + f64x2.extract_lane(t2, 1), 16);
  store<f64>(to, f64x2.extract_lane(t3, 0) + f64x2.extract_lane(t3, 1), 24);
}

function nearness(points: v128, row: v128): v128 {
  return f32x4.mul(f32x4.add(points, row), f32x4.splat(NEAR));
}

function anyBelow(a: v128, n: v128, b: v128, o: v128, c: v128, p: v128, e: v128, q: v128): bool {
  const first = v128.or(f32x4.lt(a, n), f32x4.lt(b, o));
  return v128.any_true(v128.or(first, v128.or(f32x4.lt(c, p), f32x4.lt(e, q))));
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
