import { assignChanged, assignFirst, beginAssigning, beginPass, changed, drifts, moveTo } from './assign';
import { centers, k, setClusters, shareCentroids } from './centroids';
import { d, keys, labels, n, scale, squares, weights, writeLabels, x64 } from './data';
import { meanOf, members, rememberSums, totalWeight } from './sums';

/**
 * Lloyd's iteration from the centroids in place, as lloyd.ts states it. Returns the number of iterations,
 * and −1 − that number when the limit stopped it.
 */
export function iterate(clusters: i32, maxIterations: i32): i32 {
  setClusters(clusters);
  beginAssigning();
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    assign(iterations++);
    const reseeded = reseedEmpty();
    converged = (changed == 0 && reseeded == 0) || !moveCentroids();
  }
  if (!converged) assign(iterations);
  rememberSums();
  writeLabels();
  return converged ? iterations : -1 - iterations;
}

function assign(iterations: i32): void {
  shareCentroids(0);
  beginPass();
  if (iterations == 0) assignFirst();
  else assignChanged();
}

function reseedEmpty(): i32 {
  let reseeded = 0;
  for (let c = 0; c < k; c++) {
    if (load<i32>(members + ((<usize>c) << 2)) != 0) continue;
    if (reseeded == 0) for (let i = 0; i < n; i++) store<f64>(squares + ((<usize>i) << 3), squareToOwn(i));
    const i = farthestInCompany();
    if (i < 0) return reseeded;
    moveTo(i, c);
    store<f64>(squares + ((<usize>i) << 3), 0);
    store<f32>(keys + ((<usize>i) << 2), -Infinity);
    reseeded++;
  }
  return reseeded;
}

function farthestInCompany(): i32 {
  let farthest = -1;
  let distance: f64 = 0;
  for (let i = 0; i < n; i++) {
    const square = load<f64>(squares + ((<usize>i) << 3));
    if (square <= distance || load<f64>(weights + ((<usize>i) << 3)) <= 0) continue;
    const label = load<i32>(labels + ((<usize>i) << 2));
    if (load<i32>(members + ((<usize>label) << 2)) <= 1) continue;
    distance = square;
    farthest = i;
  }
  return farthest;
}

/** Puts centroids at the means and widens the drifts by how far they went. Returns whether any moved. */
function moveCentroids(): bool {
  let moved = false;
  let longest: f64 = 0;
  let second: f64 = 0;
  let mover = -1;
  for (let c = 0; c < k; c++) {
    const length = moveCentroid(c);
    if (length > 0) moved = true;
    store<f64>(steps + ((<usize>c) << 3), length);
    if (length > longest) {
      second = longest;
      longest = length;
      mover = c;
    } else if (length > second) second = length;
  }
  for (let c = 0; c < k; c++) {
    const at = (<usize>c) << 3;
    const others = c == mover ? second : longest;
    store<f64>(drifts + at, load<f64>(drifts + at) + load<f64>(steps + at) + others);
  }
  return moved;
}

const steps: usize = memory.data(256 * 8, 16);

function moveCentroid(c: i32): f64 {
  if (load<i32>(members + ((<usize>c) << 2)) == 0) return 0;
  const weight = totalWeight(c);
  let square: f64 = 0;
  let moved = false;
  for (let j = 0; j < d; j++) {
    const at = centers + ((<usize>c * <usize>d + <usize>j) << 3);
    const old = load<f64>(at);
    const mean = meanOf(c, j, weight);
    if (mean == old) continue;
    const step = (mean - old) * scale;
    moved = true;
    square += step * step;
    store<f64>(at, mean);
  }
  return moved ? Math.sqrt(square) * (1 + 1e-12) + 1e-150 : 0;
}

/** Squared distance of row i to its own centroid, in f64 and in column order. */
export function squareToOwn(i: i32): f64 {
  const row = x64 + ((<usize>i * <usize>d) << 3);
  const center = centers + ((<usize>load<i32>(labels + ((<usize>i) << 2)) * <usize>d) << 3);
  let square: f64 = 0;
  for (let j: usize = 0, end = (<usize>d) << 3; j < end; j += 8) {
    const difference = load<f64>(row + j) - load<f64>(center + j);
    square += difference * difference;
  }
  return square;
}

/** The inertia of the current labels and centroids, compensated in row order as inertia.ts states it. */
export function inertia(): f64 {
  clearInertia();
  return inertiaWith();
}

export function clearInertia(): void {
  sum = 0;
  lost = 0;
}

/** The inertia of these rows and of those since it was cleared, as if they were one matrix. */
export function inertiaWith(): f64 {
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const one = squaresOfTwo(i);
    const two = squaresOfTwo(i + 2);
    addSquare(i, f64x2.extract_lane(one, 0));
    addSquare(i + 1, f64x2.extract_lane(one, 1));
    addSquare(i + 2, f64x2.extract_lane(two, 0));
    addSquare(i + 3, f64x2.extract_lane(two, 1));
  }
  for (; i < n; i++) addSquare(i, squareToOwn(i));
  return sum + lost;
}

let sum: f64 = 0;
let lost: f64 = 0;

function addSquare(i: i32, square: f64): void {
  const share = square * load<f64>(weights + ((<usize>i) << 3));
  const next = sum + share;
  lost += sum >= share ? sum - next + share : share - next + sum;
  sum = next;
}

/** squareToOwn of rows i and i + 1, each in column order. */
function squaresOfTwo(i: i32): v128 {
  const width = (<usize>d) << 3;
  const pairs = (<usize>d & ~1) << 3;
  const row = x64 + <usize>i * width;
  const first = centers + <usize>load<i32>(labels + ((<usize>i) << 2)) * width;
  const second = centers + <usize>load<i32>(labels + ((<usize>i) << 2), 4) * width;
  let squares = f64x2.splat(0);
  for (let j: usize = 0; j < pairs; j += 16) {
    const s = f64x2.sub(v128.load(row + j), v128.load(first + j));
    const t = f64x2.sub(v128.load(row + width + j), v128.load(second + j));
    const u = f64x2.mul(s, s);
    const v = f64x2.mul(t, t);
    squares = f64x2.add(squares, v128.shuffle<i64>(u, v, 0, 2));
    squares = f64x2.add(squares, v128.shuffle<i64>(u, v, 1, 3));
  }
  if (pairs == width) return squares;
  const x = load<f64>(row + pairs) - load<f64>(first + pairs);
  const y = load<f64>(row + width + pairs) - load<f64>(second + pairs);
  return f64x2.add(squares, f64x2.replace_lane(f64x2.splat(x * x), 1, y * y));
}
