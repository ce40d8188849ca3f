import { distances, exactDistances, greatestCentroid, k } from './centroids';
import {
  MOST_CLUSTERS,
  bestScores,
  blockCount,
  candidates,
  d,
  greatestNorm,
  keys,
  labels,
  list,
  n,
  norms,
  reaches,
  readLabels,
  scale,
  secondScores,
  x32,
} from './data';
import { take } from './memory';
import { boundErrors, errorOfNorm, errorOfOne, errorOfReach, screenBlock, screenRows } from './screen';
import { addRow, clearSums, forgetSums, shiftRow, sumsKnown } from './sums';

/**
 * How far each cluster's rows may have lost of their margin since the fit began, in f32 terms (Hamerly
 * 2010, summed up): f64, and as f32 from above and from below.
 */
export let drifts: usize = 0;
let driftsAbove: usize = 0;
let driftsBelow: usize = 0;
export let changed: i32 = 0;
/** Row–centroid pairs evaluated in f32, and rows settled in f64, since the fit began. */
export let pairs: i64 = 0;
export let settledExactly: i32 = 0;
/** More than the rounding of f64 distances and drifts can come to. */
let slack: f64 = 0;

/** 16 rows gathered as a block, d × 16 f32; their candidates, best and second scores, norms, reaches, labels and keys, 16 each. */
let gathered: usize = 0;
let gatheredRows: usize = 0;

export function assignRoom(): void {
  drifts = take(<usize>(MOST_CLUSTERS + 1) * 8);
  driftsAbove = take(<usize>(MOST_CLUSTERS + 1) * 4);
  driftsBelow = take(<usize>(MOST_CLUSTERS + 1) * 4);
  gathered = take((<usize>d) << 6);
  gatheredRows = take(448);
}

export function beginAssigning(): void {
  memory.fill(drifts, 0, (<usize>k) << 3);
  if (!sumsKnown()) {
    memory.fill(labels, 0xff, (<usize>blockCount) << 6);
    clearSums();
  }
  forgetSums();
  slack = 0;
  pairs = 0;
  settledExactly = 0;
}

/** To be called when centroids have moved. */
export function beginPass(): void {
  if (slack == 0) slack = 2e-11 * (greatestNorm + greatestCentroid);
  changed = 0;
  boundErrors();
  for (let c = 0; c < k; c++) {
    const drift = load<f64>(drifts + ((<usize>c) << 3));
    store<f32>(driftsAbove + ((<usize>c) << 2), <f32>(drift * (1 + 1e-6)));
    store<f32>(driftsBelow + ((<usize>c) << 2), <f32>(drift * (1 - 1e-6)));
  }
}

/** The first pass of a fit, in which every row counts as changed, whatever label it had. */
export function assignFirst(): void {
  assignAll();
  changed = n;
}

/** The first and only pass over other rows, of the same sums: their labels are there or are none. */
export function assignPieceOnce(labelled: bool): void {
  if (labelled) readLabels();
  else memory.fill(labels, 0xff, (<usize>blockCount) << 6);
  beginPass();
  assignAll();
}

/** Gives every row its nearest centroid. */
export function assignAll(): void {
  pairs += <i64>n * <i64>k;
  for (let block = 0; block < blockCount; block++) {
    const at = (<usize>block) << 6;
    screenRows(block);
    settleBlock(
      candidates + at,
      bestScores + at,
      secondScores + at,
      norms + at,
      reaches + at,
      labels + at,
      keys + at,
      0,
      block << 4,
      min(16, n - (block << 4)),
    );
  }
}

/** The same for the rows whose margin may be used up; a row is skipped while its bound holds. */
export function assignChanged(): void {
  const open = listOpenRows();
  if (open * 4 > n * 3) return assignAll();
  pairs += <i64>open * <i64>k;
  for (let i = open; i < ((open + 15) & ~15); i++) {
    store<i32>(list + ((<usize>i) << 2), load<i32>(list + ((<usize>(open - 1)) << 2)));
  }
  for (let first = 0; first < open; first += 16)
    assignListed(list + ((<usize>first) << 2), min(16, open - first));
}

/** Lists the rows whose bounds do not hold, 16 at a time; returns their number. */
function listOpenRows(): i32 {
  let to = list;
  for (let block = 0; block < blockCount; block++) {
    const at = (<usize>block) << 6;
    let open =
      openLanes(at) | (openLanes(at + 16) << 4) | (openLanes(at + 32) << 8) | (openLanes(at + 48) << 12);
    const first = block << 4;
    if (first + 16 > n) open &= (1 << (n - first)) - 1;
    for (; open != 0; open &= open - 1) {
      store<i32>(to, first + ctz(open));
      to += 4;
    }
  }
  return <i32>((to - list) >> 2);
}

function openLanes(at: usize): i32 {
  const one = v128.load32_splat(driftsAbove + ((<usize>load<u8>(labels + at)) << 2));
  const two = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 4)) << 2), one, 1);
  const three = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 8)) << 2), two, 2);
  const four = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 12)) << 2), three, 3);
  return i32x4.bitmask(f32x4.gt(v128.load(keys + at), four)) ^ 15;
}

/** Gives up to 16 listed rows their nearest centroids: gathers them into a block of their own. */
function assignListed(ids: usize, count: i32): void {
  gatherRows(ids);
  screenBlock(gathered, gatheredRows, gatheredRows + 64, gatheredRows + 128);
  for (let lane: usize = 0; lane < 64; lane += 4) {
    const row = (<usize>load<i32>(ids + lane)) << 2;
    store<f32>(gatheredRows + lane, load<f32>(norms + row), 192);
    store<f32>(gatheredRows + lane, load<f32>(reaches + row), 256);
    store<i32>(gatheredRows + lane, load<i32>(labels + row), 320);
  }
  settleBlock(
    gatheredRows,
    gatheredRows + 64,
    gatheredRows + 128,
    gatheredRows + 192,
    gatheredRows + 256,
    gatheredRows + 320,
    gatheredRows + 384,
    ids,
    0,
    count,
  );
  for (let lane: usize = 0; lane < (<usize>count) << 2; lane += 4) {
    store<f32>(keys + ((<usize>load<i32>(ids + lane)) << 2), load<f32>(gatheredRows + lane, 384));
  }
}

/** 16 rows side by side, column by column: four by four values at a time. */
function gatherRows(ids: usize): void {
  const width = (<usize>d) << 2;
  const whole = width & ~15;
  for (let quad: usize = 0; quad < 64; quad += 16) {
    const r0 = x32 + <usize>load<i32>(ids + quad) * width;
    const r1 = x32 + <usize>load<i32>(ids + quad, 4) * width;
    const r2 = x32 + <usize>load<i32>(ids + quad, 8) * width;
    const r3 = x32 + <usize>load<i32>(ids + quad, 12) * width;
    let to = gathered + quad;
    for (let j: usize = 0; j < whole; j += 16) {
      const v0 = v128.load(r0 + j);
      const v1 = v128.load(r1 + j);
      const v2 = v128.load(r2 + j);
      const v3 = v128.load(r3 + j);
      const a = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5);
      const b = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5);
      const c = v128.shuffle<i32>(v0, v1, 2, 6, 3, 7);
      const e = v128.shuffle<i32>(v2, v3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(a, b, 0, 2));
      v128.store(to, v128.shuffle<i64>(a, b, 1, 3), 64);
      v128.store(to, v128.shuffle<i64>(c, e, 0, 2), 128);
      v128.store(to, v128.shuffle<i64>(c, e, 1, 3), 192);
      to += 256;
    }
    for (let j = whole; j < width; j += 4) {
      store<f32>(to, load<f32>(r0 + j));
      store<f32>(to, load<f32>(r1 + j), 4);
      store<f32>(to, load<f32>(r2 + j), 8);
      store<f32>(to, load<f32>(r3 + j), 12);
      to += 64;
    }
  }
}

/**
 * Settles `count` of 16 rows, whose numbers are in `ids`, or follow each other from `first`: bounds in f32,
 * rounded so that they hold, into `keysTo`; rows in doubt in f64.
 */
function settleBlock(
  candidatesFrom: usize,
  bestFrom: usize,
  secondFrom: usize,
  normsFrom: usize,
  reachesFrom: usize,
  labelsFrom: usize,
  keysTo: usize,
  ids: usize,
  first: i32,
  count: i32,
): void {
  const two = f32x4.splat(2);
  const zero = f32x4.splat(0);
  const ofReach = f32x4.splat(<f32>errorOfReach);
  const ofNorm = f32x4.splat(<f32>errorOfNorm);
  const ofOne = f32x4.splat(<f32>errorOfOne);
  const taken = f32x4.splat(<f32>(slack * 1.001));
  let doubtful = 0;
  let open = 0;
  for (let quad: usize = 0; quad < 64; quad += 16) {
    const best = v128.load(bestFrom + quad);
    const next = v128.load(secondFrom + quad);
    const which = v128.load(candidatesFrom + quad);
    const norm = v128.load(normsFrom + quad);
    const ofRow = f32x4.add(f32x4.mul(ofReach, v128.load(reachesFrom + quad)), f32x4.mul(ofNorm, norm));
    const error = f32x4.add(ofRow, ofOne);
    const near = f32x4.sqrt(f32x4.pmax(zero, f32x4.add(norm, f32x4.mul(two, f32x4.add(best, error)))));
    const far = f32x4.sqrt(f32x4.pmax(zero, f32x4.add(norm, f32x4.mul(two, f32x4.sub(next, error)))));
    const margin = f32x4.sub(f32x4.sub(far, near), f32x4.mul(far, f32x4.splat(5e-7)));
    v128.store(keysTo + quad, f32x4.add(f32x4.sub(margin, taken), driftsOf(which)));
    const doubt = i32x4.bitmask(f32x4.le(f32x4.sub(next, best), f32x4.mul(two, error)));
    const news = i32x4.bitmask(i32x4.ne(which, v128.load(labelsFrom + quad)));
    doubtful |= doubt << (<i32>(quad >> 2));
    open |= (doubt | news) << (<i32>(quad >> 2));
  }
  for (open &= (1 << count) - 1; open != 0; open &= open - 1) {
    const lane = ctz(open);
    const at = (<usize>lane) << 2;
    const i = ids == 0 ? first + lane : load<i32>(ids + at);
    if ((doubtful >> lane) & 1) settleInDoubt(i, keysTo + at);
    else relabel(i, load<i32>(candidatesFrom + at));
  }
}

function driftsOf(which: v128): v128 {
  const one = load<f32>(driftsBelow + ((<usize>i32x4.extract_lane(which, 0)) << 2));
  const two = load<f32>(driftsBelow + ((<usize>i32x4.extract_lane(which, 1)) << 2));
  const three = load<f32>(driftsBelow + ((<usize>i32x4.extract_lane(which, 2)) << 2));
  const four = load<f32>(driftsBelow + ((<usize>i32x4.extract_lane(which, 3)) << 2));
  const pair = f32x4.replace_lane(f32x4.splat(one), 1, two);
  return f32x4.replace_lane(f32x4.replace_lane(pair, 2, three), 3, four);
}

function settleInDoubt(i: i32, keyTo: usize): void {
  settledExactly++;
  const label = nearestExactly(i);
  relabel(i, label);
  const key = exactMargin - slack + load<f64>(drifts + ((<usize>label) << 3));
  store<f32>(keyTo, <f32>(key - Math.abs(key) * 2e-7 - 1e-40));
}

function relabel(i: i32, label: i32): void {
  if (label == load<i32>(labels + ((<usize>i) << 2))) return;
  changed++;
  moveTo(i, label);
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
  if (old >= 0) shiftRow(old, label, i);
  else addRow(label, i);
  store<i32>(at, label);
}
