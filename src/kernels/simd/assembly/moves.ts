import { centers, distances, exactDistances, groupedAt, k, setClusters, shareCentroids } from './centroids';
import {
  MOST_CLUSTERS,
  bestScores,
  blockCount,
  candidates,
  d,
  keys,
  labels,
  n,
  norms,
  reaches,
  scale,
  secondScores,
  weights,
  writeLabels,
  x64,
} from './data';
import { take } from './memory';
import { boundErrors, errorOfNorm, errorOfOne, errorOfReach, screenAll } from './screen';
import { members, shiftRow, sumLabels, takeLabels, totalWeight, writeMeans } from './sums';

/**
 * Per cluster: f64 total weight; f32 distance of the centroid from where it was when rows were screened, and factor by
 * which leaving is dearer than staying; and where it was then, k × d.
 */
let sizes: usize = 0;
let shifts: usize = 0;
let dears: usize = 0;
let origins: usize = 0;
let longestShift: f64 = 0;
let leastSize: f64 = 0;
/** Whether every row has weight 1, so that bounds may be taken for four rows at a time. */
let alike: bool = false;
/** Rows that were looked at in f64 in this pass, because the bounds left them open. */
let looked: i32 = 0;

export function movesRoom(): void {
  sizes = take(<usize>(MOST_CLUSTERS + 1) * 8);
  shifts = take(<usize>(MOST_CLUSTERS + 1) * 4);
  dears = take(<usize>(MOST_CLUSTERS + 1) * 4);
  origins = take(<usize>(MOST_CLUSTERS + 1) * <usize>d * 8);
}

/**
 * Single-row moves from the labels in labelBytes, as hartigan-moves.ts states them. Leaves the means as
 * centroids, NaN for a cluster without rows. Returns the moves.
 */
export function moveRows(clusters: i32, maxPasses: i32): i32 {
  setClusters(clusters);
  takeLabels();
  sumLabels();
  alike = true;
  for (let i: usize = 0; i < <usize>n; i++) if (load<f64>(weights + (i << 3)) != 1) alike = false;
  for (let at: usize = 0; at < (<usize>k * <usize>d) << 3; at += 8) store<f64>(centers + at, NaN);
  let moves = 0;
  looked = n;
  for (let pass = 0; pass < maxPasses; pass++) {
    beginPass();
    const before = moves;
    for (let block = 0; block < blockCount; block++) moves += moveInBlock(block);
    if (moves == before) break;
  }
  writeMeans(centers);
  writeLabels();
  return moves;
}

/** Bounds of the pass before hold on, widened by how far centroids have gone; rows are screened again when these leave too many open. */
function beginPass(): void {
  writeMeans(centers);
  shareCentroids(members);
  if (looked * MOST_OPEN > n) screen();
  looked = 0;
  longestShift = 0;
  leastSize = Infinity;
  for (let c = 0; c < k; c++) {
    if (load<i32>(members + ((<usize>c) << 2)) == 0) continue;
    resize(c);
    measureShift(c);
  }
}

/** Looking at one row in so many in f64 takes less time than to screen all. */
const MOST_OPEN: i32 = 16;

function screen(): void {
  boundErrors();
  screenAll();
  memory.copy(origins, centers, (<usize>k * <usize>d) << 3);
}

function resize(c: i32): void {
  const size = totalWeight(c);
  store<f64>(sizes + ((<usize>c) << 3), size);
  store<f32>(dears + ((<usize>c) << 2), <f32>((size / (size - 1)) * (1 + 1e-6)));
  if (size < leastSize) leastSize = size;
}

function moveInBlock(block: i32): i32 {
  const end = min(n, (block + 1) << 4);
  let moves = 0;
  let open = alike ? openRows(block) : 0xffff;
  for (; open != 0; open &= open - 1) {
    const lane = ctz(open);
    const i = (block << 4) + lane;
    if (i >= end) break;
    if (!moveRow(i)) continue;
    moves++;
    if (alike) open = (openRows(block) & (0xfffe << lane)) | (1 << lane);
  }
  return moves;
}

/** Which rows of a block may have a cheaper cluster, by bounds from the scores at the beginning of the pass. */
function openRows(block: i32): i32 {
  const zero = f32x4.splat(0);
  const two = f32x4.splat(2);
  const longest = f32x4.splat(<f32>(longestShift * (1 + 1e-6)));
  const cheap = f32x4.splat(<f32>((leastSize / (leastSize + 1)) * (1 - 1e-5)));
  let open = 0;
  for (let quad = 0; quad < 4; quad++) {
    const at = (<usize>((block << 2) + quad)) << 4;
    const norm = v128.load(norms + at);
    const own = v128.load(labels + at);
    const ofReach = f32x4.mul(f32x4.splat(<f32>errorOfReach), v128.load(reaches + at));
    const ofNorm = f32x4.mul(f32x4.splat(<f32>errorOfNorm), norm);
    const error = f32x4.add(f32x4.add(ofReach, ofNorm), f32x4.splat(<f32>errorOfOne));
    const best = f32x4.add(v128.load(bestScores + at), error);
    const next = f32x4.sub(v128.load(secondScores + at), error);
    const near = f32x4.sqrt(f32x4.pmax(zero, f32x4.add(norm, f32x4.mul(two, best))));
    const far = f32x4.sqrt(f32x4.pmax(zero, f32x4.add(norm, f32x4.mul(two, next))));
    const closest = f32x4.add(near, perCluster(shifts, own));
    const farthest = f32x4.sub(far, longest);
    const stay = f32x4.mul(perCluster(dears, own), f32x4.mul(closest, closest));
    const leave = f32x4.mul(cheap, f32x4.mul(farthest, farthest));
    const sure = v128.and(f32x4.gt(farthest, zero), f32x4.gt(leave, f32x4.add(stay, f32x4.splat(1e-30))));
    open |= (i32x4.bitmask(v128.and(sure, i32x4.eq(own, v128.load(candidates + at)))) ^ 15) << (quad << 2);
  }
  return open;
}

function perCluster(values: usize, own: v128): v128 {
  const one = load<f32>(values + ((<usize>(i32x4.extract_lane(own, 0) & 255)) << 2));
  const two = load<f32>(values + ((<usize>(i32x4.extract_lane(own, 1) & 255)) << 2));
  const three = load<f32>(values + ((<usize>(i32x4.extract_lane(own, 2) & 255)) << 2));
  const four = load<f32>(values + ((<usize>(i32x4.extract_lane(own, 3) & 255)) << 2));
  const pair = f32x4.replace_lane(f32x4.splat(one), 1, two);
  return f32x4.replace_lane(f32x4.replace_lane(pair, 2, three), 3, four);
}

function moveRow(i: i32): bool {
  looked++;
  const weight = load<f64>(weights + ((<usize>i) << 3));
  const own = load<i32>(labels + ((<usize>i) << 2));
  if (weight == 0 || load<i32>(members + ((<usize>own) << 2)) == 1) return false;
  const size = load<f64>(sizes + ((<usize>own) << 3));
  const dear = size / (size - weight);
  exactDistances(i);
  let best = dear * load<f64>(distances + ((<usize>own) << 3)) * (1 - 1e-12);
  let target = own;
  for (let c = 0; c < k; c++) {
    if (c == own || load<i32>(members + ((<usize>c) << 2)) == 0) continue;
    const other = load<f64>(sizes + ((<usize>c) << 3));
    const cost = (other / (other + weight)) * load<f64>(distances + ((<usize>c) << 3));
    if (cost < best) {
      best = cost;
      target = c;
    }
  }
  if (target == own) return false;
  moveBetween(i, own, target, weight);
  return true;
}

function moveBetween(i: i32, own: i32, target: i32, weight: f64): void {
  shiftRow(own, target, i);
  resize(own);
  resize(target);
  store<i32>(labels + ((<usize>i) << 2), target);
  store<f32>(keys + ((<usize>i) << 2), -Infinity);
  shiftCentroid(i, own, -(weight / load<f64>(sizes + ((<usize>own) << 3))));
  shiftCentroid(i, target, weight / load<f64>(sizes + ((<usize>target) << 3)));
}

function shiftCentroid(i: i32, c: i32, factor: f64): void {
  for (let j = 0; j < d; j++) {
    const at = (<usize>c * <usize>d + <usize>j) << 3;
    const old = load<f64>(centers + at);
    const value = old + (load<f64>(x64 + ((<usize>i * <usize>d + <usize>j) << 3)) - old) * factor;
    store<f64>(centers + at, value);
    store<f64>(groupedAt(c, j), value);
  }
  measureShift(c);
}

function measureShift(c: i32): void {
  let square: f64 = 0;
  for (let at = (<usize>c * <usize>d) << 3, end = (<usize>(c + 1) * <usize>d) << 3; at < end; at += 8) {
    const shift = (load<f64>(centers + at) - load<f64>(origins + at)) * scale;
    square += shift * shift;
  }
  const length = Math.sqrt(square) * (1 + 1e-9) + 1e-150;
  store<f32>(shifts + ((<usize>c) << 2), <f32>(length * (1 + 1e-6)));
  if (length > longestShift) longestShift = length;
}
