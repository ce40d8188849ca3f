import { randomStream } from '../../../src/base/random.ts';
import { exactSilhouettes, fitKMeans } from '../../../src/kernels/clustering-engine.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { simdSteps } from '../../../src/kernels/simd/simd-k-means.ts';
import { planted } from '../../kernels/planted.ts';
import { type SizedTimes, type Times, timed } from './sized-times.ts';

const COLUMNS = 16;
const CLUSTERS = 15;

/**
 * k-means on a planted matrix of 16 columns, k = 15, on one thread: ten restarts as the product makes them (on a sample
 * beyond 5,000 rows), and one start with Lloyd over all rows to its fixed point, whole and by iteration.
 */
export async function kMeansTimes(rows: number): Promise<SizedTimes> {
  const matrix = planted(rows, COLUMNS, 10, 1.5, 1);
  const steps = simdSteps(matrix);
  const ten = await timed(() => fitKMeans(simdEngine, matrix, { k: CLUSTERS, seed: 1, restarts: 10 }));
  const seeding = await timed(() => steps.seed(CLUSTERS, randomStream(1, 'growth')));
  const lloyd = await timed(() => steps.iterate(seeding.made.centroids, 300));
  return {
    size: rows,
    times: timesOnly({
      'k-means, ten restarts': ten,
      'k-means++, one start, all rows': seeding,
      'Lloyd to the fixed point, all rows': lloyd,
      'Lloyd, per iteration': {
        ms: lloyd.ms / lloyd.made.iterations,
        cpuMs: lloyd.cpuMs / lloyd.made.iterations,
      },
    }),
    counts: { 'Lloyd, iterations (300 at most)': lloyd.made.iterations },
  };
}

/** One exact silhouette of one labelling of a planted matrix, on one thread. */
export async function silhouetteTimes(rows: number): Promise<SizedTimes> {
  const matrix = planted(rows, COLUMNS, 10, 1.5, 1);
  const labels = Uint8Array.from({ length: rows }, (_, row) => row % 10);
  const silhouette = await timed(() => exactSilhouettes(simdEngine, matrix, [labels]));
  return { size: rows, times: timesOnly({ 'exact silhouette': silhouette }) };
}

function timesOnly(times: Readonly<Record<string, Times>>): SizedTimes['times'] {
  return Object.fromEntries(Object.entries(times).map(([name, { ms, cpuMs }]) => [name, { ms, cpuMs }]));
}
