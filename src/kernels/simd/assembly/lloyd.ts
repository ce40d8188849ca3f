import { assignChanged, assignFirst, beginAssigning, beginPass, changed, drifts, moveTo } from './assign';
import { centers, k, setClusters, shareCentroids } from './centroids';
import { MOST_CLUSTERS, d, keys, labels, n, scale, squares, weights, writeLabels, x64 } from './data';
import { take } from './memory';
import { members, rememberSums, totalOf, totalWeight, writeMeans } from './sums';

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
    writeMeans(places);
    converged = (changed == 0 && reseeded == 0) || !placeCentroids(places);
  }
  if (!converged) assign(iterations);
  rememberSums();
  writeLabels();
  return converged ? iterations : -1 - iterations;
}

/**
 * The same with momentum, as glide.ts states it, ended by a pass in which no more than `still` rows change.
 */
export function glide(clusters: i32, maxIterations: i32, still: i32): i32 {
  setClusters(clusters);
  beginAssigning();
  const bytes = (<usize>k * <usize>d) << 3;
  memory.copy(before, centers, bytes);
  let iterations = 0;
  let explained: f64 = -Infinity;
  let plainly = true;
  let converged = false;
  let ended = false;
  while (!ended && iterations < maxIterations) {
    assign(iterations++);
    const reseeded = reseedEmpty();
    if (!middleKnown) writeMiddle();
    writeMeans(places);
    if (same(places, centers, bytes)) {
      converged = true;
      break;
    }
    const now = reseeded > 0 ? -Infinity : explainedBy();
    if (now < explained) {
      placeCentroids(before);
      explained = -Infinity;
      plainly = true;
      continue;
    }
    explained = now;
    ended = reseeded == 0 && changed <= still;
    const rolls = !plainly && !ended && iterations < maxIterations && changed * LITTLE > n;
    if (rolls) roll();
    else memory.copy(before, places, bytes);
    placeCentroids(places);
    plainly = false;
  }
  if (!converged && plainly) assign(iterations);
  if (!middleKnown) writeMiddle();
  writeMeans(places);
  within = whole - explainedBy();
  rememberSums();
  writeLabels();
  return converged ? iterations : -1 - iterations;
}

/** The inertia of the last glide, and below which share of the sum of squares about the middle it is measured row by row. */
export function glidedInertia(): f64 {
  return within > whole * BLURRED ? within : inertia();
}

let within: f64 = 0;

const BLURRED: f64 = 1e-6;

const LITTLE: i32 = 1000;

const MOMENTUM: f64 = 0.9;

/** f64 k × d: where centroids are to go, and the means of the pass before; f64 d: the mean of all rows. */
let places: usize = 0;
let before: usize = 0;
let middle: usize = 0;
/** The sum of squares about the middle; whether both are there. */
let whole: f64 = 0;
let middleKnown: bool = false;

/** To be called when rows or weights change. */
export function forgetMiddle(): void {
  middleKnown = false;
}

export function lloydRoom(): void {
  const bytes = (<usize>(MOST_CLUSTERS + 1) * <usize>d) << 3;
  places = take(bytes);
  before = take(bytes);
  middle = take((<usize>d) << 3);
}

function same(one: usize, other: usize, bytes: usize): bool {
  for (let at: usize = 0; at < bytes; at += 8) {
    if (load<f64>(one + at) != load<f64>(other + at)) return false;
  }
  return true;
}

/** From the means in `places` on by what they have moved; what they were becomes `before`. */
function roll(): void {
  for (let c = 0; c < k; c++) {
    const isEmpty = load<i32>(members + ((<usize>c) << 2)) == 0;
    const end = (<usize>(c + 1) * <usize>d) << 3;
    for (let at = (<usize>c * <usize>d) << 3; at < end; at += 8) {
      const mean = load<f64>(places + at);
      if (!isEmpty) store<f64>(places + at, mean + (mean - load<f64>(before + at)) * MOMENTUM);
      store<f64>(before + at, mean);
    }
  }
}

function writeMiddle(): void {
  const weight = totalOf(d);
  for (let j = 0; j < d; j++) store<f64>(middle + ((<usize>j) << 3), totalOf(j) / weight);
  clearInertia();
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const squares = squaresOfTwo(i, middle, middle);
    addSquare(i, f64x2.extract_lane(squares, 0));
    addSquare(i + 1, f64x2.extract_lane(squares, 1));
  }
  if (i < n) addSquare(i, squareTo(i, middle));
  whole = sum + lost;
  middleKnown = true;
}

function explainedBy(): f64 {
  let explained: f64 = 0;
  let at: usize = 0;
  for (let c = 0; c < k; c++) {
    let square: f64 = 0;
    for (let j: usize = 0; j < (<usize>d) << 3; j += 8) {
      const mean = load<f64>(places + at);
      const from = mean - load<f64>(middle + j);
      const off = load<f64>(centers + at) - mean;
      square += from * from - off * off;
      at += 8;
    }
    explained += totalWeight(c) * square;
  }
  return explained;
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

/** Puts centroids where `to` says and widens the drifts by how far they went. Returns whether any moved. */
function placeCentroids(to: usize): bool {
  let moved = false;
  let longest: f64 = 0;
  let second: f64 = 0;
  let mover = -1;
  for (let c = 0; c < k; c++) {
    const length = placeCentroid(c, to);
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

function placeCentroid(c: i32, to: usize): f64 {
  let square: f64 = 0;
  let moved = false;
  for (let j = 0; j < d; j++) {
    const offset = (<usize>c * <usize>d + <usize>j) << 3;
    const old = load<f64>(centers + offset);
    const value = load<f64>(to + offset);
    if (value == old) continue;
    const step = (value - old) * scale;
    moved = true;
    square += step * step;
    store<f64>(centers + offset, value);
  }
  return moved ? Math.sqrt(square) * (1 + 1e-12) + 1e-150 : 0;
}

/** Squared distance of row i to its own centroid, in f64 and in column order. */
export function squareToOwn(i: i32): f64 {
  return squareTo(i, ownCenter(i));
}

function ownCenter(i: i32): usize {
  return centers + ((<usize>load<i32>(labels + ((<usize>i) << 2)) * <usize>d) << 3);
}

function squareTo(i: i32, center: usize): f64 {
  const row = x64 + ((<usize>i * <usize>d) << 3);
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
    const one = squaresOfTwo(i, ownCenter(i), ownCenter(i + 1));
    const two = squaresOfTwo(i + 2, ownCenter(i + 2), ownCenter(i + 3));
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

/** Squared distances of rows i and i + 1 to a centroid each, in column order. */
function squaresOfTwo(i: i32, first: usize, second: usize): v128 {
  const width = (<usize>d) << 3;
  const pairs = (<usize>d & ~1) << 3;
  const row = x64 + <usize>i * width;
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
