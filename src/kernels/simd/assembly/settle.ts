import { distances, exactDistances, greatestCentroid, k } from './centroids';
import { MOST_CLUSTERS, greatestNorm, labels, n, scale } from './data';
import { take } from './memory';
import { boundErrors, errorOfNorm, errorOfOne, errorOfReach } from './screen';
import { addRow, shiftRow } from './sums';

/**
 * How far each cluster's rows may have lost of their margin since bounds began, in f32 terms (Hamerly
 * 2010, summed up): f64, and as f32 from above and from below.
 */
export let drifts: usize = 0;
export let driftsAbove: usize = 0;
let driftsBelow: usize = 0;
/** Rows that changed labels in this pass. */
export let changed: i32 = 0;
/** Rows settled in f64 since the fit began. */
export let settledExactly: i32 = 0;
/** More than the rounding of f64 distances and drifts can come to. */
let slack: f64 = 0;

export function settleRoom(): void {
  drifts = take(<usize>(MOST_CLUSTERS + 1) * 8);
  driftsAbove = take(<usize>(MOST_CLUSTERS + 1) * 4);
  driftsBelow = take(<usize>(MOST_CLUSTERS + 1) * 4);
}

/** To be called when a fit begins. */
export function beginSettling(): void {
  settledExactly = 0;
}

/** To be called when bounds begin anew, before a pass over all rows. */
export function forgetDrifts(): void {
  memory.fill(drifts, 0, (<usize>k) << 3);
  slack = 0;
}

/** Whether bounds allow for the rounding of distances to centroids as far away as they are now. */
export function slackSuffices(): bool {
  return slackOfCentroids() <= 2 * slack;
}

function slackOfCentroids(): f64 {
  return 2e-11 * (greatestNorm + greatestCentroid);
}

/** To be called when centroids have moved. */
export function beginPass(): void {
  if (slack == 0) slack = slackOfCentroids();
  changed = 0;
  boundErrors();
  for (let c = 0; c < k; c++) {
    const drift = load<f64>(drifts + ((<usize>c) << 3));
    store<f32>(driftsAbove + ((<usize>c) << 2), <f32>(drift * (1 + 1e-6)));
    store<f32>(driftsBelow + ((<usize>c) << 2), <f32>(drift * (1 - 1e-6)));
  }
}

/** In the first pass of a fit every row counts as changed, whatever label it had. */
export function countAllAsChanged(): void {
  changed = n;
}

/** A class, since the formatter takes decorators of methods alone, and this is to be put where it is called. */
export class Settling {
  /**
   * Settles `count` of 16 rows, whose numbers are in `ids`, or follow each other from `first` where that is 0: bounds in
   * f32, rounded so that they hold, into `keysTo`; rows in doubt in f64. `drifted` says whether anything has since bounds began.
   */
  @inline
  static rows(
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
    drifted: bool,
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
      const key = f32x4.sub(margin, taken);
      v128.store(keysTo + quad, drifted ? f32x4.add(key, driftsOf(which)) : key);
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
