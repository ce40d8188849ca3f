import { type Random, sampleIndices, shuffle } from '../base/random.ts';
import { clusterSizes, labelCount } from './cluster-means.ts';
import { DISTANCE_BLOCK, distanceSums } from './distance-sums.ts';
import { type Labels, type Matrix, assertFinite, selectRows, zeros } from './matrix.ts';
import { type Silhouette, silhouetteWidth } from './silhouette.ts';

/** A silhouette estimated from a sample. */
export interface SampledSilhouette extends Silhouette {
  /** Standard error of the mean that the drawing of the sample causes; 0 when every row was taken. */
  readonly standardError: number;
  /** Rows in the sample. */
  readonly sampled: number;
  /** Which rows, and the width of each within the sample. */
  readonly rows: Int32Array;
  readonly widths: Float64Array;
}

/**
 * Mean silhouette of a large matrix from a sample of about `size` rows, stratified by cluster in
 * proportion to size, and at least min(30, size of the cluster) of each. Distances are taken within
 * the sample, and the mean is the stratified one, Σ share of the cluster × its mean (Cochran 1977).
 * Its standard error is the jackknife's over 20 random groups, each left out as rows and as
 * company in turn (Wolter 2007, § 4.5), times the finite-population correction: it counts that all
 * rows of the sample lean on the same company, which the spread of their widths alone would not.
 * NaN where a labelling has fewer than two clusters; NaN in the matrix is a Bug. `distancesTo` sums the
 * distances, in f64 unless told. O(size² × columns).
 */
export function sampledSilhouette(
  matrix: Matrix,
  labels: Labels,
  size: number,
  random: Random,
  distancesTo: DistancesToCells = distancesToCells,
): SampledSilhouette {
  assertFinite(matrix);
  const sizes = clusterSizes(labels, labelCount(labels));
  const { rows, groups } = stratifiedSample(labels, sizes, size, random);
  const sampleLabels = Uint8Array.from(rows, (row) => labels[row]!);
  const cells = Int32Array.from(rows, (_, i) => sampleLabels[i]! * (GROUPS + 1) + groups[i]!);
  const sample: Sample = {
    labels: sampleLabels,
    groups,
    shares: Float64Array.from(sizes, (count) => count / matrix.rows),
    sums: distancesTo(selectRows(matrix, rows), cells, sizes.length * (GROUPS + 1)),
  };
  const widths = new Float64Array(rows.length);
  const { mean, perCluster } = estimate(sample, NONE, widths);
  const spare = new Float64Array(rows.length);
  const replicates = Array.from({ length: GROUPS }, (_, group) => estimate(sample, group, spare).mean);
  const centre = replicates.reduce((sum, value) => sum + value, 0) / GROUPS;
  const squares = replicates.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  const unseen = 1 - rows.length / matrix.rows;
  const standardError = Math.sqrt((unseen * squares * (GROUPS - 1)) / GROUPS);
  return { mean, perCluster, standardError, sampled: rows.length, rows, widths };
}

/**
 * For each row of a matrix, the sums of its distances to the rows of each cell, in any unit: rows × `count`.
 * `cells` has the cell of each row.
 */
export type DistancesToCells = (matrix: Matrix, cells: Int32Array, count: number) => Matrix;

const GROUPS = 20;
const ALWAYS_IN = GROUPS;
const NONE = -1;
const LEAST_PER_CLUSTER = 30;

interface Sample {
  readonly labels: Labels;
  /** Group of each row of the sample; rows of clusters taken whole are in none that is left out. */
  readonly groups: Uint8Array;
  readonly shares: Float64Array;
  /** Rows of the sample × (clusters × (GROUPS + 1)). */
  readonly sums: Matrix;
}

function stratifiedSample(
  labels: Labels,
  sizes: Int32Array,
  size: number,
  random: Random,
): { readonly rows: Int32Array; readonly groups: Uint8Array } {
  const members = Array.from(sizes, (count) => new Int32Array(count));
  const filled = new Int32Array(sizes.length);
  labels.forEach((label, row) => (members[label]![filled[label]!++] = row));
  const rows: number[] = [];
  const groups: number[] = [];
  for (const cluster of members) {
    const proportional = Math.round((size * cluster.length) / labels.length);
    const wanted = Math.min(cluster.length, Math.max(LEAST_PER_CLUSTER, proportional));
    const drawn = sampleIndices(cluster.length, wanted, random);
    shuffle(drawn, random);
    drawn.forEach((index, i) => {
      rows.push(cluster[index]!);
      groups.push(wanted === cluster.length ? ALWAYS_IN : i % GROUPS);
    });
  }
  return { rows: Int32Array.from(rows), groups: Uint8Array.from(groups) };
}

/** In f64. O(rows² × columns). */
export const distancesToCells: DistancesToCells = (matrix, cells, count) => {
  const { order, start } = rowsByCell(cells, count);
  const grouped = selectRows(matrix, order);
  const block = new Float64Array(DISTANCE_BLOCK * count);
  const sums = zeros(matrix.rows, count);
  for (let first = 0; first < matrix.rows; first += DISTANCE_BLOCK) {
    distanceSums(matrix, first, grouped, start, block);
    const rows = Math.min(DISTANCE_BLOCK, matrix.rows - first);
    sums.values.set(block.subarray(0, rows * count), first * count);
  }
  return sums;
};

function rowsByCell(
  cells: Int32Array,
  count: number,
): { readonly order: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const cell of cells) start[cell + 1]!++;
  for (let cell = 0; cell < count; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const order = new Int32Array(cells.length);
  cells.forEach((cell, row) => (order[next[cell]!++] = row));
  return { order, start };
}

/** Fills `widths` for the rows that are not left out. */
function estimate(
  { labels, groups, shares, sums }: Sample,
  leftOut: number,
  widths: Float64Array,
): Silhouette {
  const k = shares.length;
  const sizes = new Int32Array(k);
  labels.forEach((label, i) => {
    if (groups[i] !== leftOut) sizes[label]!++;
  });
  const perCluster = new Float64Array(k);
  const toCluster = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) {
    if (groups[i] === leftOut) continue;
    let at = i * sums.columns;
    for (let cluster = 0; cluster < k; cluster++) {
      let sum = 0;
      for (let group = 0; group <= GROUPS; group++, at++) {
        if (group !== leftOut) sum += sums.values[at]!;
      }
      toCluster[cluster] = sum;
    }
    widths[i] = silhouetteWidth(toCluster, sizes, labels[i]!);
    perCluster[labels[i]!]! += widths[i]! / sizes[labels[i]!]!;
  }
  let mean = 0;
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster] === 0) perCluster[cluster] = NaN;
    else mean += shares[cluster]! * perCluster[cluster]!;
  }
  return { mean, perCluster };
}
