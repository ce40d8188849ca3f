import { MOST_CLUSTERS, d, means, scale, x64 } from './data';
import { take } from './memory';

/** Clusters, and that number filled up to a multiple of 8. */
export let k: i32 = 0;
let paddedTo8: i32 = 0;
/** The greatest norm of a centroid, in f32 terms. */
export let greatestCentroid: f64 = 0;

/** f64 k × d; the same in groups of 8 clusters, column by column. */
export let centers: usize = 0;
let grouped: usize = 0;
/** f32, centred and scaled, k × d; half their squared norms. */
export let centers32: usize = 0;
export let halves: usize = 0;
/** f64 squared distances of one row to all centroids. */
export let distances: usize = 0;

export function centroidRoom(): void {
  const clusters = <usize>(MOST_CLUSTERS + 1);
  const width = <usize>d;
  centers = take(clusters * width * 8);
  grouped = take(clusters * width * 8);
  centers32 = take(clusters * width * 4);
  halves = take(clusters * 4);
  distances = take(clusters * 8);
}

export function setClusters(clusters: i32): void {
  k = clusters;
  paddedTo8 = (k + 7) & ~7;
}

/** Brings f32 and grouped copies up to the f64 centroids; those for which `members` (unless 0) counts no rows are put out of reach. */
export function shareCentroids(members: usize): void {
  let greatest: f64 = 0;
  for (let c = 0; c < paddedTo8; c++) {
    const exists = c < k && (members == 0 || load<i32>(members + ((<usize>c) << 2)) > 0);
    let norm: f64 = 0;
    for (let j = 0; j < d; j++) {
      const at = <usize>c * <usize>d + <usize>j;
      const value = exists ? load<f64>(centers + (at << 3)) : 0;
      const single = <f32>(exists ? (value - load<f64>(means + ((<usize>j) << 3))) * scale : 0);
      norm += <f64>single * <f64>single;
      store<f32>(centers32 + (at << 2), single);
      store<f64>(groupedAt(c, j), value);
    }
    store<f32>(halves + ((<usize>c) << 2), exists ? <f32>(norm * 0.5) : f32.MAX_VALUE);
    if (norm > greatest) greatest = norm;
  }
  greatestCentroid = Math.sqrt(greatest);
}

/** Where coordinate j of cluster c lies among the groups of 8. */
export function groupedAt(c: i32, j: i32): usize {
  return grouped + (((<usize>(c >> 3) * <usize>d + <usize>j) * 8 + <usize>(c & 7)) << 3);
}

/** Squared distances of row i to all centroids, in f64 and in column order, into `distances`. */
export function exactDistances(i: i32): void {
  const row = x64 + ((<usize>i * <usize>d) << 3);
  const end = row + ((<usize>d) << 3);
  let at = grouped;
  for (let c = 0; c < k; c += 8) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let p = row; p < end; p += 8) {
      const x = v128.load64_splat(p);
      const t0 = f64x2.sub(x, v128.load(at));
      const t1 = f64x2.sub(x, v128.load(at, 16));
      const t2 = f64x2.sub(x, v128.load(at, 32));
      const t3 = f64x2.sub(x, v128.load(at, 48));
      s0 = f64x2.add(s0, f64x2.mul(t0, t0));
      s1 = f64x2.add(s1, f64x2.mul(t1, t1));
      s2 = f64x2.add(s2, f64x2.mul(t2, t2));
      s3 = f64x2.add(s3, f64x2.mul(t3, t3));
      at += 64;
    }
    const to = distances + ((<usize>c) << 3);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
}

export function centersAt(): usize {
  return centers;
}
