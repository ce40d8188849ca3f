import { centers, distances, exactDistances, groupedAt, k, setClusters, shareCentroids } from './centroids';
import {
  MOST_CLUSTERS,
  bestScores,
  candidates,
  d,
  labels,
  n,
  norms,
  readLabels,
  scale,
  secondScores,
  weights,
  writeLabels,
  x64,
} from './data';
import { take } from './memory';
import { boundErrors, scoreError, screenAll } from './screen';
import { addRow, members, sumLabels, totalWeight, writeMeans } from './sums';

/** Per cluster: f64 total weight; how far the centroid is from where the pass began, in f32 terms; and that place, k × d. */
let sizes: usize = 0;
let shifts: usize = 0;
let origins: usize = 0;
let longestShift: f64 = 0;
let leastSize: f64 = 0;

export function movesRoom(): void {
  sizes = take(<usize>(MOST_CLUSTERS + 1) * 8);
  shifts = take(<usize>(MOST_CLUSTERS + 1) * 8);
  origins = take(<usize>(MOST_CLUSTERS + 1) * <usize>d * 8);
}

/**
 * Single-row moves from the labels in labelBytes, as hartigan-moves.ts states them. Leaves the means as
 * centroids, NaN for a cluster without rows. Returns the moves.
 */
export function moveRows(clusters: i32, maxPasses: i32): i32 {
  setClusters(clusters);
  readLabels();
  sumLabels();
  for (let at: usize = 0; at < (<usize>k * <usize>d) << 3; at += 8) store<f64>(centers + at, NaN);
  let moves = 0;
  for (let pass = 0; pass < maxPasses; pass++) {
    beginPass();
    const before = moves;
    for (let i = 0; i < n; i++) moves += <i32>moveRow(i);
    if (moves == before) break;
  }
  writeMeans();
  writeLabels();
  return moves;
}

function beginPass(): void {
  writeMeans();
  shareCentroids(members);
  boundErrors();
  screenAll();
  memory.copy(origins, centers, (<usize>k * <usize>d) << 3);
  memory.fill(shifts, 0, (<usize>k) << 3);
  longestShift = 0;
  leastSize = Infinity;
  for (let c = 0; c < k; c++) {
    if (load<i32>(members + ((<usize>c) << 2)) == 0) continue;
    const size = totalWeight(c);
    store<f64>(sizes + ((<usize>c) << 3), size);
    if (size < leastSize) leastSize = size;
  }
}

function moveRow(i: i32): bool {
  const weight = load<f64>(weights + ((<usize>i) << 3));
  const own = load<i32>(labels + ((<usize>i) << 2));
  if (weight == 0 || load<i32>(members + ((<usize>own) << 2)) == 1) return false;
  const size = load<f64>(sizes + ((<usize>own) << 3));
  const dear = size / (size - weight);
  if (load<i32>(candidates + ((<usize>i) << 2)) == own && staysForSure(i, own, dear, weight)) return false;
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

/** Whether bounds from the scores at the beginning of the pass show that no other cluster is cheaper. */
function staysForSure(i: i32, own: i32, dear: f64, weight: f64): bool {
  const at = (<usize>i) << 2;
  const norm = <f64>load<f32>(norms + at);
  const error = scoreError(i);
  const near = norm + 2 * (<f64>load<f32>(bestScores + at) + error);
  const far = norm + 2 * (<f64>load<f32>(secondScores + at) - error);
  const roots = f64x2.sqrt(f64x2.pmax(f64x2.splat(0), f64x2.replace_lane(f64x2.splat(near), 1, far)));
  const closest = f64x2.extract_lane(roots, 0) + load<f64>(shifts + ((<usize>own) << 3));
  const farthest = f64x2.extract_lane(roots, 1) - longestShift;
  const cheap = leastSize / (leastSize + weight);
  return farthest > 0 && cheap * farthest * farthest > dear * closest * closest * (1 + 1e-9) + 1e-30;
}

function moveBetween(i: i32, own: i32, target: i32, weight: f64): void {
  addRow(own, i, -1);
  addRow(target, i, 1);
  const ownSize = totalWeight(own);
  const targetSize = totalWeight(target);
  store<f64>(sizes + ((<usize>own) << 3), ownSize);
  store<f64>(sizes + ((<usize>target) << 3), targetSize);
  if (ownSize < leastSize) leastSize = ownSize;
  store<i32>(labels + ((<usize>i) << 2), target);
  shiftCentroid(i, own, -(weight / ownSize));
  shiftCentroid(i, target, weight / targetSize);
}

function shiftCentroid(i: i32, c: i32, factor: f64): void {
  let square: f64 = 0;
  for (let j = 0; j < d; j++) {
    const at = (<usize>c * <usize>d + <usize>j) << 3;
    const old = load<f64>(centers + at);
    const value = old + (load<f64>(x64 + ((<usize>i * <usize>d + <usize>j) << 3)) - old) * factor;
    store<f64>(centers + at, value);
    store<f64>(groupedAt(c, j), value);
    const shift = (value - load<f64>(origins + at)) * scale;
    square += shift * shift;
  }
  const length = Math.sqrt(square) * (1 + 1e-9) + 1e-150;
  store<f64>(shifts + ((<usize>c) << 3), length);
  if (length > longestShift) longestShift = length;
}
