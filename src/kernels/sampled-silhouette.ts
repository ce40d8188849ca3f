import { type Random, sampleIndices } from '../base/random.ts';
import { clusterSizes } from './cluster-means.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';
import { type Silhouette, silhouetteRows } from './silhouette.ts';

/** A silhouette estimated from a sample. */
export interface SampledSilhouette extends Silhouette {
  /** Standard error of the mean that the drawing of the sample causes; 0 when every row was taken. */
  readonly standardError: number;
  /** Rows in the sample. */
  readonly sampled: number;
}

/**
 * Mean silhouette of a large matrix from a sample of about `size` rows, stratified by cluster in
 * proportion to size, and at least min(30, size of the cluster) of each. Distances are taken within
 * the sample, so a row's mean distance to a cluster is estimated too. The mean is the stratified one,
 * Σ (N/n) · mean per cluster, with its standard error and finite-population correction (Cochran 1977,
 * § 5.3); sharing the sample between rows and references makes the error slightly optimistic.
 * NaN as in {@link silhouetteRows}. O(size² × columns).
 */
export function sampledSilhouette(
  matrix: Matrix,
  labels: Labels,
  size: number,
  random: Random,
): SampledSilhouette {
  const k = 1 + labels.reduce((most, label) => Math.max(most, label), 0);
  const sizes = clusterSizes(labels, k);
  const rows = stratifiedSample(labels, sizes, size, random);
  const sampleLabels = Uint8Array.from(rows, (row) => labels[row]!);
  const widths = silhouetteRows(selectRows(matrix, rows), [sampleLabels], 0, rows.length)[0]!;

  const drawn = clusterSizes(sampleLabels, k);
  const perCluster = new Float64Array(k);
  widths.forEach((width, i) => (perCluster[sampleLabels[i]!]! += width));
  for (let cluster = 0; cluster < k; cluster++) perCluster[cluster]! /= drawn[cluster]!;
  const squares = new Float64Array(k);
  widths.forEach((width, i) => {
    const difference = width - perCluster[sampleLabels[i]!]!;
    squares[sampleLabels[i]!]! += difference * difference;
  });
  let mean = 0;
  let variance = 0;
  for (let cluster = 0; cluster < k; cluster++) {
    const taken = drawn[cluster]!;
    if (taken === 0) continue;
    const share = sizes[cluster]! / matrix.rows;
    mean += share * perCluster[cluster]!;
    if (taken > 1) {
      const unseen = 1 - taken / sizes[cluster]!;
      variance += (share * share * unseen * squares[cluster]!) / ((taken - 1) * taken);
    }
  }
  return { mean, perCluster, standardError: Math.sqrt(variance), sampled: rows.length };
}

function stratifiedSample(labels: Labels, sizes: Int32Array, size: number, random: Random): Int32Array {
  const members = Array.from(sizes, (count) => new Int32Array(count));
  const filled = new Int32Array(sizes.length);
  labels.forEach((label, row) => (members[label]![filled[label]!++] = row));
  const rows: number[] = [];
  for (const cluster of members) {
    const proportional = Math.round((size * cluster.length) / labels.length);
    const wanted = Math.min(cluster.length, Math.max(30, proportional));
    for (const index of sampleIndices(cluster.length, wanted, random)) rows.push(cluster[index]!);
  }
  return Int32Array.from(rows).sort();
}
