import { centers, k } from './centroids';
import { MOST_CLUSTERS, d, n } from './data';
import { addSquare, addedSquares, clearInertia, inertia, squareTo, squaresOfTwo } from './inertia';
import { assign, beginFit, endFit, placeCentroids, places, reseedEmpty } from './lloyd';
import { take } from './memory';
import { changed } from './settle';
import { members, totalOf, totalWeight, writeMeans } from './sums';

/**
 * Lloyd's iteration with momentum from the centroids in `places`, as glide.ts states it, ended by a pass in which no more than `still` rows change.
 */
export function glide(clusters: i32, maxIterations: i32, still: i32): i32 {
  beginFit(clusters);
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
  endFit();
  return converged ? iterations : -1 - iterations;
}

/** The inertia of the last glide. */
export function glidedInertia(): f64 {
  return within > whole * BLURRED ? within : inertia();
}

let within: f64 = 0;

/** Below this share of the sum of squares about the middle, their difference says too little of the inertia. */
const BLURRED: f64 = 1e-6;

const LITTLE: i32 = 1000;

const MOMENTUM: f64 = 0.9;

/** f64 k × d: the means of the pass before; f64 d: the mean of all rows. */
let before: usize = 0;
let middle: usize = 0;
/** The sum of squares about the middle; whether both are there. */
let whole: f64 = 0;
let middleKnown: bool = false;

/** To be called when rows or weights change. */
export function forgetMiddle(): void {
  middleKnown = false;
}

export function glideRoom(): void {
  before = take((<usize>(MOST_CLUSTERS + 1) * <usize>d) << 3);
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
  whole = addedSquares();
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
