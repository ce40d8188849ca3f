import { assert } from '../base/assert.ts';

/**
 * Dip of a sample (Hartigan & Hartigan 1985): the greatest distance between its distribution function
 * and the nearest unimodal one, 1 / (2n) to 1/4; small for one mode, of any shape, great for two.
 * `sorted` is ascending, without NaN, n ≥ 1. By the method of the paper (AS 217, 1985): the greatest
 * convex minorant left of the modal interval and the least concave majorant right of it, the interval
 * shrinking until it explains no more. Equal values make steps and are no error; a constant sample has
 * 1 / (2n). O(n) a round, a few rounds.
 */
export function dip(sorted: Float64Array): number {
  const n = sorted.length;
  assert(n > 0, 'the dip wants a value');
  if (n < 4 || sorted[0] === sorted[n - 1]) return 1 / (2 * n);
  const hulls: Hulls = { below: minorantLinks(sorted), above: majorantLinks(sorted) };
  const minorant = new Int32Array(n);
  const majorant = new Int32Array(n);
  let low = 0;
  let high = n - 1;
  let greatest = 1;
  for (;;) {
    const left = walk(hulls.below, high, low, minorant);
    const right = walk(hulls.above, low, high, majorant);
    const gap = widestGap(sorted, minorant.subarray(0, left), majorant.subarray(0, right));
    if (gap.width < greatest) break;
    for (let at = gap.minorant; at < left - 1; at++) {
      greatest = Math.max(greatest, bulge(sorted, minorant[at + 1]!, minorant[at]!, 1));
    }
    for (let at = gap.majorant; at < right - 1; at++) {
      greatest = Math.max(greatest, bulge(sorted, majorant[at]!, majorant[at + 1]!, -1));
    }
    const [nextLow, nextHigh] = [minorant[gap.minorant]!, majorant[gap.majorant]!];
    if (nextLow === low && nextHigh === high) break;
    low = nextLow;
    high = nextHigh;
  }
  return greatest / (2 * n);
}

interface Hulls {
  /** Of each point, the one before it on the greatest convex minorant of the points up to it. */
  readonly below: Int32Array;
  /** Of each point, the one after it on the least concave majorant of the points from it. */
  readonly above: Int32Array;
}

function minorantLinks(x: Float64Array): Int32Array {
  const links = new Int32Array(x.length);
  for (let j = 1; j < x.length; j++) {
    let link = j - 1;
    while (link > 0) {
      const next = links[link]!;
      if ((x[j]! - x[link]!) * (link - next) < (x[link]! - x[next]!) * (j - link)) break;
      link = next;
    }
    links[j] = link;
  }
  return links;
}

function majorantLinks(x: Float64Array): Int32Array {
  const last = x.length - 1;
  const links = new Int32Array(x.length).fill(last);
  for (let j = last - 1; j >= 0; j--) {
    let link = j + 1;
    while (link < last) {
      const next = links[link]!;
      if ((x[link]! - x[j]!) * (next - link) < (x[next]! - x[link]!) * (link - j)) break;
      link = next;
    }
    links[j] = link;
  }
  return links;
}

/** The points of a hull from one end to the other, into `path`; their number. */
function walk(links: Int32Array, from: number, to: number, path: Int32Array): number {
  let length = 0;
  let at = from;
  path[length++] = at;
  while (at !== to) {
    at = links[at]!;
    path[length++] = at;
  }
  return length;
}

interface Gap {
  /** Between minorant and majorant, in units of 1 / n. */
  readonly width: number;
  /** Places on the two paths that bound the next modal interval. */
  readonly minorant: number;
  readonly majorant: number;
}

/** Where the two hulls are farthest apart. The minorant runs from high to low, the majorant from low to high. */
function widestGap(x: Float64Array, minorant: Int32Array, majorant: Int32Array): Gap {
  const left = minorant.length - 1;
  const right = majorant.length - 1;
  if (left === 1 && right === 1) return { width: 1, minorant: left, majorant: right };
  let onMinorant = left - 1;
  let onMajorant = 1;
  let best: Gap = { width: 0, minorant: left, majorant: right };
  for (;;) {
    const below = minorant[onMinorant]!;
    const above = majorant[onMajorant]!;
    if (below > above) {
      const from = minorant[onMinorant + 1]!;
      const rise = ((x[above]! - x[from]!) * (below - from)) / (x[below]! - x[from]!);
      const width = above - from + 1 - rise;
      onMajorant++;
      if (width >= best.width) best = { width, minorant: onMinorant + 1, majorant: onMajorant - 1 };
    } else {
      const from = majorant[onMajorant - 1]!;
      const rise = ((x[below]! - x[from]!) * (above - from)) / (x[above]! - x[from]!);
      const width = rise - (below - from - 1);
      onMinorant--;
      if (width >= best.width) best = { width, minorant: onMinorant + 1, majorant: onMajorant };
    }
    if (onMinorant < 0) onMinorant = 0;
    if (onMajorant > right) onMajorant = right;
    if (minorant[onMinorant] === majorant[onMajorant]) return best;
  }
}

/** How far the steps between two points of a hull rise above (side 1) or below (−1) its chord, in units of 1 / n. */
function bulge(x: Float64Array, from: number, to: number, side: 1 | -1): number {
  if (to - from <= 1 || x[to] === x[from]) return 1;
  const slope = (to - from) / (x[to]! - x[from]!);
  let greatest = 1;
  for (let j = from; j <= to; j++) {
    const chord = (x[j]! - x[from]!) * slope;
    const distance = 1 + side * (j - from - chord);
    if (distance > greatest) greatest = distance;
  }
  return greatest;
}
