import { KMeans } from '@saehrimnir/druidjs';
import { kmeans } from 'ml-kmeans';
import skmeans from 'skmeans';
import { clusterMeans } from '../../../src/kernels/cluster-means.ts';
import { inertia } from '../../../src/kernels/inertia.ts';
import { type Matrix, rowOf } from '../../../src/kernels/matrix.ts';
import { type Contender, timed } from '../reading.ts';

/** A k-means package for JavaScript: one start, as its users call it, for the labels of all rows. */
export interface Peer {
  readonly name: PeerName;
  readonly labels: (rows: readonly number[][], k: number, seed: number) => ArrayLike<number>;
}

export type PeerName = 'ml-kmeans' | 'skmeans' | 'druidjs';

/** All of them; skmeans takes no seed, so that its starts differ from run to run. */
export const PEERS: readonly Peer[] = [
  {
    name: 'ml-kmeans',
    labels: (rows, k, seed) => kmeans(rows as number[][], k, { seed, maxIterations: 300 }).clusters,
  },
  { name: 'skmeans', labels: (rows, k) => skmeans(rows, k, 'kmpp', 300).idxs },
  {
    name: 'druidjs',
    labels: (rows, k, seed) => new KMeans(rows as number[][], { K: k, seed }).get_cluster_list(),
  },
];

/** The peers on a matrix, per start; the result, which is not timed, is the least inertia of the starts. */
export function peers(matrix: Matrix, k: number, starts: number): Contender[] {
  const rows = arraysOf(matrix);
  return PEERS.map(({ name, labels }) => ({
    name,
    run: () => {
      const found: ArrayLike<number>[] = [];
      const reading = timed(starts, () => {
        for (let seed = 0; seed < starts; seed++) found.push(labels(rows, k, seed));
        return undefined;
      });
      return { ...reading, result: Math.min(...found.map((each) => inertiaOf(matrix, each, k))) };
    },
  }));
}

/** The rows as arrays of numbers, which is what the packages take. */
export function arraysOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)));
}

/** The inertia of labels about the means of their clusters. */
export function inertiaOf(matrix: Matrix, found: ArrayLike<number>, k: number): number {
  const labels = Uint8Array.from(found);
  return inertia(matrix, labels, clusterMeans(matrix, labels, k).centroids);
}
