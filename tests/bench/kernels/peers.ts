import { KMeans } from '@saehrimnir/druidjs';
import { kmeans } from 'ml-kmeans';
import { clusterKmeans, initialize } from 'scran.js';
import skmeans from 'skmeans';
import { clusterMeans } from '../../../src/kernels/cluster-means.ts';
import { inertia } from '../../../src/kernels/inertia.ts';
import { type Matrix, rowOf } from '../../../src/kernels/matrix.ts';
import { type Contender, timed } from '../reading.ts';

/** A k-means package for JavaScript: one start, as its users call it, for the labels of all rows. */
export interface Peer {
  readonly name: PeerName;
  readonly labels: (data: PeerData, k: number, seed: number) => ArrayLike<number>;
}

export type PeerName = 'ml-kmeans' | 'skmeans' | 'druidjs' | 'scran.js';

/** A matrix as the packages take it: most want the rows as arrays of numbers. */
export interface PeerData {
  readonly matrix: Matrix;
  readonly rows: readonly number[][];
}

/**
 * All of them, on one thread; skmeans takes no seed, so that its starts differ from run to run. What scran.js starts with
 * k-means++ ends by Hartigan and Wong’s moves, its default, with as many iterations allowed as the others have.
 */
export const PEERS: readonly Peer[] = [
  {
    name: 'ml-kmeans',
    labels: ({ rows }, k, seed) => kmeans(rows as number[][], k, { seed, maxIterations: 300 }).clusters,
  },
  { name: 'skmeans', labels: ({ rows }, k) => skmeans(rows, k, 'kmpp', 300).idxs },
  {
    name: 'druidjs',
    labels: ({ rows }, k, seed) => new KMeans(rows as number[][], { K: k, seed }).get_cluster_list(),
  },
  { name: 'scran.js', labels: scranLabels },
];

/** To be awaited before a peer is asked for labels on this thread. */
export async function startPeers(): Promise<void> {
  await initialize({ numberOfThreads: 1 });
}

/** The peers on a matrix, per start; the result, which is not timed, is the least inertia of the starts. */
export async function peers(matrix: Matrix, k: number, starts: number): Promise<Contender[]> {
  await startPeers();
  const data = peerData(matrix);
  return PEERS.map(({ name, labels }) => ({
    name,
    run: () => {
      const found: ArrayLike<number>[] = [];
      const reading = timed(starts, () => {
        for (let seed = 0; seed < starts; seed++) found.push(labels(data, k, seed));
        return undefined;
      });
      return { ...reading, result: Math.min(...found.map((each) => inertiaOf(matrix, each, k))) };
    },
  }));
}

export function peerData(matrix: Matrix): PeerData {
  return {
    matrix,
    rows: Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row))),
  };
}

/** The inertia of labels about the means of their clusters. */
export function inertiaOf(matrix: Matrix, found: ArrayLike<number>, k: number): number {
  const labels = Uint8Array.from(found);
  return inertia(matrix, labels, clusterMeans(matrix, labels, k).centroids);
}

function scranLabels({ matrix }: PeerData, k: number, seed: number): Int32Array {
  const found = clusterKmeans(matrix.values, k, {
    numberOfDims: matrix.columns,
    numberOfCells: matrix.rows,
    initMethod: 'kmeans++',
    initSeed: seed,
    refineHartiganWongIterations: 300,
    numberOfThreads: 1,
  });
  const labels = found.clusters();
  found.free();
  return labels;
}
