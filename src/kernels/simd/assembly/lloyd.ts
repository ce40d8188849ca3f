import { assignChanged, assignFirst, assignFurther, beginAssigning } from './assign';
import { centers, k, setClusters, shareCentroids } from './centroids';
import { MOST_CLUSTERS, d, keys, labels, n, scale, squares, weights, writeLabels } from './data';
import { squareToOwn } from './inertia';
import { take } from './memory';
import { changed, drifts, moveTo } from './settle';
import { boundsKnown, members, rememberSums, roundingAt, writeMeans } from './sums';

/**
 * Lloyd's iteration from the centroids in `places`, as lloyd.ts states it. Returns the number of iterations,
 * and −1 − that number when the limit stopped it.
 */
export function iterate(clusters: i32, maxIterations: i32): i32 {
  beginFit(clusters);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    assign(iterations++);
    const reseeded = reseedEmpty();
    writeMeans(places);
    converged = (changed == 0 && reseeded == 0) || !placeCentroids(places);
  }
  if (!converged) assign(iterations);
  endFit();
  return converged ? iterations : -1 - iterations;
}

/** f64 k × d: where centroids are to go. */
export let places: usize = 0;

/** f64 k × d: the centroids in which the last fit ended, from where its bounds go on. */
let ends: usize = 0;
/** Whether this fit began with those bounds. */
let follows: bool = false;

export function lloydRoom(): void {
  places = take((<usize>(MOST_CLUSTERS + 1) * <usize>d) << 3);
  ends = take((<usize>(MOST_CLUSTERS + 1) * <usize>d) << 3);
}

export function placesAt(): usize {
  return places;
}

/** Begins from the centroids in `places`; the bounds of the fit before go on where its labels and sums are there. */
export function beginFit(clusters: i32): void {
  setClusters(clusters);
  follows = boundsKnown();
  memory.copy(centers, follows ? ends : places, (<usize>k * <usize>d) << 3);
  beginAssigning();
  if (follows) placeCentroids(places);
}

export function endFit(): void {
  memory.copy(ends, centers, (<usize>k * <usize>d) << 3);
  rememberSums();
  writeLabels();
}

/** A pass: every row gets its nearest centroid. */
export function assign(iterations: i32): void {
  shareCentroids(0);
  if (iterations > 0) assignChanged();
  else if (follows) assignFurther();
  else assignFirst();
}

/** Moves the row farthest from its centroid into each empty cluster; returns how many were filled. */
export function reseedEmpty(): i32 {
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
    if (!(square > roundingAt(label, i))) continue;
    distance = square;
    farthest = i;
  }
  return farthest;
}

/** Puts centroids where `to` says and widens the drifts by how far they went. Returns whether any moved. */
export function placeCentroids(to: usize): bool {
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
