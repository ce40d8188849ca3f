import { distances, exactDistances, greatestCentroid, halves, k, paddedTo16, transposed } from './centroids';
import {
  bestScores,
  candidates,
  d,
  greatestNorm,
  keys,
  labels,
  list,
  n,
  norms,
  scale,
  secondScores,
  x32,
} from './data';
import { MOST_CLUSTERS } from './data';
import { take } from './memory';
import { scoreError, screenAll } from './screen';
import { addRow } from './sums';

/** How far each cluster's rows may have lost of their margin since the fit began, in f32 terms (Hamerly 2010, summed up). */
export let drifts: usize = 0;
export let changed: i32 = 0;
/** Row–centroid pairs evaluated in f32, and rows settled in f64, since the fit began. */
export let pairs: i64 = 0;
export let settledExactly: i32 = 0;
let slack: f64 = 0;

export function assignRoom(): void {
  drifts = take(<usize>(MOST_CLUSTERS + 1) * 8);
}

export function beginAssigning(): void {
  memory.fill(drifts, 0, (<usize>k) << 3);
  memory.fill(labels, 0xff, (<usize>n) << 2);
  slack = 0;
  pairs = 0;
  settledExactly = 0;
}

/** Gives every row its nearest centroid. */
export function assignAll(): void {
  changed = 0;
  if (slack == 0) slack = 2e-11 * (greatestNorm + greatestCentroid);
  pairs += <i64>n * <i64>k;
  screenAll();
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    settle(i, load<i32>(candidates + at), load<f32>(bestScores + at), load<f32>(secondScores + at));
  }
}

/** The same for the rows whose margin may be used up; a row is skipped while its bound holds. */
export function assignChanged(): void {
  let open = 0;
  for (let i = 0; i < n; i++) {
    const label = load<i32>(labels + ((<usize>i) << 2));
    store<i32>(list + ((<usize>open) << 2), i);
    open += <i32>(load<f64>(keys + ((<usize>i) << 3)) <= load<f64>(drifts + ((<usize>label) << 3)));
  }
  if (open * 2 > n) return assignAll();
  changed = 0;
  pairs += <i64>open * <i64>k;
  for (let at = 0; at < open; at += 2) {
    const first = load<i32>(list + ((<usize>at) << 2));
    screenPair(first, at + 1 < open ? load<i32>(list + ((<usize>at) << 2), 4) : first);
  }
}

function screenPair(first: i32, second: i32): void {
  const stride = (<usize>paddedTo16) << 2;
  const most = f32x4.splat(f32.MAX_VALUE);
  let best = most;
  let next = most;
  let which = i32x4.splat(0);
  let best2 = most;
  let next2 = most;
  let which2 = which;
  for (let group: usize = 0; group < stride; group += 64) {
    let a0 = v128.load(halves + group);
    let a1 = v128.load(halves + group, 16);
    let a2 = v128.load(halves + group, 32);
    let a3 = v128.load(halves + group, 48);
    let e0 = a0;
    let e1 = a1;
    let e2 = a2;
    let e3 = a3;
    let x = x32 + ((<usize>first * <usize>d) << 2);
    let y = x32 + ((<usize>second * <usize>d) << 2);
    let center = transposed + group;
    for (let j = 0; j < d; j++) {
      const p = v128.load32_splat(x);
      const q = v128.load32_splat(y);
      const c0 = v128.load(center);
      const c1 = v128.load(center, 16);
      const c2 = v128.load(center, 32);
      const c3 = v128.load(center, 48);
      a0 = f32x4.sub(a0, f32x4.mul(c0, p));
      e0 = f32x4.sub(e0, f32x4.mul(c0, q));
      a1 = f32x4.sub(a1, f32x4.mul(c1, p));
      e1 = f32x4.sub(e1, f32x4.mul(c1, q));
      a2 = f32x4.sub(a2, f32x4.mul(c2, p));
      e2 = f32x4.sub(e2, f32x4.mul(c2, q));
      a3 = f32x4.sub(a3, f32x4.mul(c3, p));
      e3 = f32x4.sub(e3, f32x4.mul(c3, q));
      x += 4;
      y += 4;
      center += stride;
    }
    const l0 = i32x4.add(i32x4.splat(<i32>(group >> 2)), i32x4(0, 1, 2, 3));
    const l1 = i32x4.add(l0, i32x4.splat(4));
    const l2 = i32x4.add(l0, i32x4.splat(8));
    const l3 = i32x4.add(l0, i32x4.splat(12));
    which = v128.bitselect(l0, which, f32x4.lt(a0, best));
    next = f32x4.pmin(next, f32x4.pmax(best, a0));
    best = f32x4.pmin(best, a0);
    which = v128.bitselect(l1, which, f32x4.lt(a1, best));
    next = f32x4.pmin(next, f32x4.pmax(best, a1));
    best = f32x4.pmin(best, a1);
    which = v128.bitselect(l2, which, f32x4.lt(a2, best));
    next = f32x4.pmin(next, f32x4.pmax(best, a2));
    best = f32x4.pmin(best, a2);
    which = v128.bitselect(l3, which, f32x4.lt(a3, best));
    next = f32x4.pmin(next, f32x4.pmax(best, a3));
    best = f32x4.pmin(best, a3);
    which2 = v128.bitselect(l0, which2, f32x4.lt(e0, best2));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, e0));
    best2 = f32x4.pmin(best2, e0);
    which2 = v128.bitselect(l1, which2, f32x4.lt(e1, best2));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, e1));
    best2 = f32x4.pmin(best2, e1);
    which2 = v128.bitselect(l2, which2, f32x4.lt(e2, best2));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, e2));
    best2 = f32x4.pmin(best2, e2);
    which2 = v128.bitselect(l3, which2, f32x4.lt(e3, best2));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, e3));
    best2 = f32x4.pmin(best2, e3);
  }
  foldLanes(first, best, next, which);
  if (second != first) foldLanes(second, best2, next2, which2);
}

function foldLanes(i: i32, best: v128, next: v128, which: v128): void {
  let otherBest = v128.shuffle<f32>(best, best, 2, 3, 0, 1);
  let otherNext = v128.shuffle<f32>(next, next, 2, 3, 0, 1);
  let otherWhich = v128.shuffle<i32>(which, which, 2, 3, 0, 1);
  which = v128.bitselect(otherWhich, which, f32x4.lt(otherBest, best));
  next = f32x4.pmin(f32x4.pmin(next, otherNext), f32x4.pmax(best, otherBest));
  best = f32x4.pmin(best, otherBest);
  otherBest = v128.shuffle<f32>(best, best, 1, 0, 3, 2);
  otherNext = v128.shuffle<f32>(next, next, 1, 0, 3, 2);
  otherWhich = v128.shuffle<i32>(which, which, 1, 0, 3, 2);
  which = v128.bitselect(otherWhich, which, f32x4.lt(otherBest, best));
  next = f32x4.pmin(f32x4.pmin(next, otherNext), f32x4.pmax(best, otherBest));
  best = f32x4.pmin(best, otherBest);
  settle(i, i32x4.extract_lane(which, 0), f32x4.extract_lane(best, 0), f32x4.extract_lane(next, 0));
}

function settle(i: i32, candidate: i32, bestScore: f32, secondScore: f32): void {
  const error = scoreError(i);
  const first = <f64>bestScore;
  const second = <f64>secondScore;
  let label = candidate;
  let margin: f64;
  if (second - first <= 2 * error) {
    settledExactly++;
    label = nearestExactly(i);
    margin = exactMargin;
  } else {
    const norm = <f64>load<f32>(norms + ((<usize>i) << 2));
    const far = Math.sqrt(max(0, norm + 2 * (second - error)));
    margin = far - Math.sqrt(max(0, norm + 2 * (first + error)));
  }
  const old = load<i32>(labels + ((<usize>i) << 2));
  if (label != old) {
    changed++;
    moveTo(i, label);
  }
  store<f64>(keys + ((<usize>i) << 3), margin - slack + load<f64>(drifts + ((<usize>label) << 3)));
}

let exactMargin: f64 = 0;

function nearestExactly(i: i32): i32 {
  exactDistances(i);
  let best = Infinity;
  let second = Infinity;
  let label = 0;
  for (let c = 0; c < k; c++) {
    const square = load<f64>(distances + ((<usize>c) << 3));
    if (square < best) {
      second = best;
      best = square;
      label = c;
    } else if (square < second) second = square;
  }
  exactMargin = (Math.sqrt(second) - Math.sqrt(best)) * scale;
  return label;
}

/** Gives row i another label, the sums following. */
export function moveTo(i: i32, label: i32): void {
  const at = labels + ((<usize>i) << 2);
  const old = load<i32>(at);
  if (old >= 0) addRow(old, i, -1);
  addRow(label, i, 1);
  store<i32>(at, label);
}
