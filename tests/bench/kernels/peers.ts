import { KMeans } from '@saehrimnir/druidjs';
import { kmeans } from 'ml-kmeans';
import skmeans from 'skmeans';
import { clusterMeans } from '../../../src/kernels/cluster-means.ts';
import { inertia } from '../../../src/kernels/inertia.ts';
import { type Matrix, matrixFromRows, rowOf } from '../../../src/kernels/matrix.ts';
import { type Contender, timed } from '../reading.ts';

/** k-means packages for JavaScript as their users call them, per restart. */
export function peers(matrix: Matrix, k: number, restarts: number): Contender[] {
  const rows = Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)));
  return [
    {
      name: 'ml-kmeans',
      run: () =>
        timed(restarts, () =>
          least(restarts, (seed) => {
            const { clusters, centroids } = kmeans(rows, k, { seed, maxIterations: 300 });
            return inertia(matrix, Uint8Array.from(clusters), matrixFromRows(centroids));
          }),
        ),
    },
    {
      name: 'skmeans',
      run: () =>
        timed(1, () => {
          const { idxs, centroids } = skmeans(rows, k, 'kmpp', 300);
          return inertia(matrix, Uint8Array.from(idxs), matrixFromRows(centroids));
        }),
    },
    {
      name: 'druidjs',
      run: () =>
        timed(1, () => {
          const labels = Uint8Array.from(new KMeans(rows, { K: k, seed: 1 }).get_cluster_list());
          return inertiaOf(matrix, labels, k);
        }),
    },
  ];
}

function least(restarts: number, inertiaOfSeed: (seed: number) => number): number {
  return Math.min(...Array.from({ length: restarts }, (_, seed) => inertiaOfSeed(seed)));
}

function inertiaOf(matrix: Matrix, labels: Uint8Array, k: number): number {
  return inertia(matrix, labels, clusterMeans(matrix, labels, k).centroids);
}
