import { assert } from '../base/assert.ts';
import { inertia } from './inertia.ts';
import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/** A k-means partition. Centroids are the means of their rows; inertia is taken from them. */
export interface KMeansFit {
  readonly labels: Labels;
  /** k × columns. */
  readonly centroids: Matrix;
  /** Within-cluster sum of squares. */
  readonly inertia: number;
  /** Assignment passes, the last one, which found nothing to change, included. */
  readonly iterations: number;
  /** Whether a fixed point was reached before the limit of iterations. */
  readonly converged: boolean;
}

/**
 * Batch k-means from given centroids (k × columns) to a fixed point or `maxIterations`
 * (Lloyd 1982; the iteration is counted as scikit-learn counts it with tol = 0).
 * Distances are sums of squared differences in column order in f64, ties go to the lowest index.
 * An empty cluster is re-seeded at the row farthest from its centroid that has company in its
 * cluster (ties to the lowest row); with fewer distinct rows than k it stays empty, where it was.
 * When the limit stops it, labels are those of the centroids returned. NaN is a Bug.
 * O(rows × k × columns) per iteration; nothing is allocated within one.
 */
export function lloyd(matrix: Matrix, initial: Matrix, maxIterations: number): KMeansFit {
  const { rows, columns } = matrix;
  const k = initial.rows;
  assert(rows > 0 && k > 0 && k <= 255, `k-means wants rows and 1 to 255 clusters, not ${rows} rows, k = ${k}`);
  assert(initial.columns === columns, `centroids have ${initial.columns} columns, the matrix has ${columns}`);
  assertFinite(matrix);
  assertFinite(initial);

  const centers = new Float64Array(padded(k) * columns).fill(Infinity);
  centers.set(initial.values);
  const pass: Pass = {
    labels: new Uint8Array(rows).fill(255),
    distances: new Float64Array(rows),
    sizes: new Int32Array(k),
    sums: new Float64Array(k * columns),
  };
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations++;
    const changed = assign(matrix, centers, pass) + reseedEmpty(matrix, pass);
    converged = changed === 0 || !moveCenters(centers, pass, columns);
  }
  if (!converged) assign(matrix, centers, pass);

  const centroids: Matrix = { values: centers.slice(0, k * columns), rows: k, columns };
  const labels = pass.labels;
  return { labels, centroids, inertia: inertia(matrix, labels, centroids), iterations, converged };
}

interface Pass {
  readonly labels: Labels;
  readonly distances: Float64Array;
  readonly sizes: Int32Array;
  readonly sums: Float64Array;
}

function padded(k: number): number {
  return (k + 3) & ~3;
}

// Four centroids at a time: four independent sums keep the adders busy, each still in column order.
function assign(matrix: Matrix, centers: Float64Array, pass: Pass): number {
  const { values, rows, columns } = matrix;
  const { labels, distances, sizes, sums } = pass;
  const stop = centers.length;
  const stride = 4 * columns;
  sizes.fill(0);
  sums.fill(0);
  let changed = 0;
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    let best = Infinity;
    let bestIndex = 0;
    for (let base = 0, index = 0; base < stop; base += stride, index += 4) {
      let c0 = base;
      let c1 = base + columns;
      let c2 = c1 + columns;
      let c3 = c2 + columns;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = from; j < from + columns; j++) {
        const x = values[j]!;
        const d0 = x - centers[c0++]!;
        const d1 = x - centers[c1++]!;
        const d2 = x - centers[c2++]!;
        const d3 = x - centers[c3++]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      if (s0 < best) {
        best = s0;
        bestIndex = index;
      }
      if (s1 < best) {
        best = s1;
        bestIndex = index + 1;
      }
      if (s2 < best) {
        best = s2;
        bestIndex = index + 2;
      }
      if (s3 < best) {
        best = s3;
        bestIndex = index + 3;
      }
    }
    if (labels[i] !== bestIndex) {
      labels[i] = bestIndex;
      changed++;
    }
    distances[i] = best;
    sizes[bestIndex]!++;
    const to = bestIndex * columns;
    for (let j = 0; j < columns; j++) sums[to + j]! += values[from + j]!;
  }
  return changed;
}

function reseedEmpty(matrix: Matrix, pass: Pass): number {
  const { labels, distances, sizes, sums } = pass;
  const { values, rows, columns } = matrix;
  let reseeded = 0;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if (sizes[cluster] !== 0) continue;
    let farthest = -1;
    let distance = 0;
    for (let i = 0; i < rows; i++) {
      if (distances[i]! > distance && sizes[labels[i]!]! > 1) {
        distance = distances[i]!;
        farthest = i;
      }
    }
    if (farthest < 0) return reseeded;
    const old = labels[farthest]!;
    for (let j = 0; j < columns; j++) {
      const value = values[farthest * columns + j]!;
      sums[old * columns + j]! -= value;
      sums[cluster * columns + j] = value;
    }
    sizes[old]!--;
    sizes[cluster] = 1;
    labels[farthest] = cluster;
    distances[farthest] = 0;
    reseeded++;
  }
  return reseeded;
}

function moveCenters(centers: Float64Array, pass: Pass, columns: number): boolean {
  const { sizes, sums } = pass;
  let moved = false;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    const size = sizes[cluster]!;
    if (size === 0) continue;
    for (let at = cluster * columns; at < (cluster + 1) * columns; at++) {
      const mean = sums[at]! / size;
      if (mean !== centers[at]) {
        centers[at] = mean;
        moved = true;
      }
    }
  }
  return moved;
}
