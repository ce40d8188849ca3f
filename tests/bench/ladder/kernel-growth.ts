import { performance } from 'node:perf_hooks';
import { randomStream } from '../../../src/base/random.ts';
import { exactSilhouettes, fitKMeans } from '../../../src/kernels/clustering-engine.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { simdSteps } from '../../../src/kernels/simd/simd-k-means.ts';
import { planted } from '../../kernels/planted.ts';
import type { SizedTimes } from './sized-times.ts';

const COLUMNS = 16;
const CLUSTERS = 15;

/**
 * k-means on a planted matrix of 16 columns, k = 15, on one thread: ten restarts as the product makes them (on a sample
 * beyond 20,000 rows), and one start with Lloyd over all rows to its fixed point, whole and by iteration.
 */
export function kMeansTimes(rows: number): SizedTimes {
  const matrix = planted(rows, COLUMNS, 10, 1.5, 1);
  const steps = simdSteps(matrix);
  const ten = timed(() => fitKMeans(simdEngine, matrix, { k: CLUSTERS, seed: 1, restarts: 10 }));
  const seeding = timed(() => steps.seed(CLUSTERS, randomStream(1, 'growth')));
  const lloyd = timed(() => steps.iterate(seeding.made.centroids, 300));
  return {
    size: rows,
    times: {
      'k-means, ten restarts': ten.ms,
      'k-means++, one start, all rows': seeding.ms,
      'Lloyd to the fixed point, all rows': lloyd.ms,
      'Lloyd, per iteration': lloyd.ms / lloyd.made.iterations,
    },
  };
}

/** One exact silhouette of one labelling of a planted matrix, on one thread. */
export function silhouetteTimes(rows: number): SizedTimes {
  const matrix = planted(rows, COLUMNS, 10, 1.5, 1);
  const labels = Uint8Array.from({ length: rows }, (_, row) => row % 10);
  const { ms } = timed(() => exactSilhouettes(simdEngine, matrix, [labels]));
  return { size: rows, times: { 'exact silhouette': ms } };
}

function timed<T>(work: () => T): { readonly made: T; readonly ms: number } {
  const begun = performance.now();
  const made = work();
  return { made, ms: performance.now() - begun };
}
