import { assignAll, assignChanged, beginAssigning, beginPass, changed, drifts, moveTo } from './assign';
import { centers, k, setClusters, shareCentroids } from './centroids';
import { d, keys, labels, n, scale, squares, weights, writeLabels, x64 } from './data';
import { clearSums, meanOf, members, totalWeight } from './sums';

/**
 * Lloyd's iteration from the centroids in place, as lloyd.ts states it. Returns the number of iterations,
 * and −1 − that number when the limit stopped it.
 */
export function iterate(clusters: i32, maxIterations: i32): i32 {
  setClusters(clusters);
  clearSums();
  beginAssigning();
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    assign(iterations++);
    const reseeded = reseedEmpty();
    converged = (changed == 0 && reseeded == 0) || !moveCentroids();
  }
  if (!converged) assign(iterations);
  writeLabels();
  return converged ? iterations : -1 - iterations;
}

function assign(iterations: i32): void {
  shareCentroids(0);
  beginPass();
  if (iterations == 0) assignAll();
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
  let sum: f64 = 0;
  let lost: f64 = 0;
  for (let i = 0; i < n; i++) {
    const square = squareToOwn(i) * load<f64>(weights + ((<usize>i) << 3));
    const next = sum + square;
    lost += sum >= square ? sum - next + square : square - next + sum;
    sum = next;
  }
  return sum + lost;
}
