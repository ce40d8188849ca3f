import { Worker } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { threadPool } from '../../src/cli/thread-pool.ts';
import { fitKMeans } from '../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../src/kernels/matrix.ts';
import { simdEngine } from '../../src/kernels/simd/simd-engine.ts';
import { planted } from '../kernels/planted.ts';
import { peers } from './kernels/peers.ts';
import { type Contender, inTurn, timed, timedAsync } from './reading.ts';
import { type Section, printSection } from './report.ts';
import { poolRestarts } from './workers/pool-restarts.ts';
import { sweepStage } from './workers/sweep-stage.ts';

type Pool = ReturnType<typeof threadPool>;

const RESTARTS = 10;
const WARM_UPS = 5;

/**
 * What two workers are worth, by the clock: ten restarts beside ml-kmeans, and one whole stage of clustering, through
 * the pool of threads that the command line uses. The first row is ours with two workers.
 */
export async function workersBench({
  rounds,
  quick,
}: {
  readonly rounds: number;
  readonly quick: boolean;
}): Promise<{ readonly sections: readonly Section[] }> {
  const script = present(process.argv[1], 'the script of this process');
  const two = threadPool(2, () => new Worker(script));
  const one = threadPool(1, () => new Worker(script));
  const matrix = planted(10_000, 16, 10, 1.5, 1);
  const jobs = [
    () => restartsSection({ one, two }, matrix, 5, rounds),
    () => restartsSection({ one, two }, matrix, 15, rounds),
    () => sweepSection({ one, two }, quick ? planted(2000, 16, 10, 1.5, 1) : matrix, rounds),
  ];
  const sections: Section[] = [];
  try {
    for (const job of jobs) {
      const section = await job();
      printSection(section);
      sections.push(section);
    }
  } finally {
    await two.close();
    await one.close();
  }
  return { sections };
}

interface Pools {
  readonly one: Pool;
  readonly two: Pool;
}

async function restartsSection(
  { one, two }: Pools,
  matrix: Matrix,
  k: number,
  rounds: number,
): Promise<Section> {
  let seed = 0;
  const onPool = (name: string, pool: Pool): Contender => ({
    name,
    run: () =>
      timedAsync(RESTARTS, () => poolRestarts(pool, matrix, { k, seed: seed++, restarts: RESTARTS })),
  });
  const mlKMeans = present(
    (await peers(matrix, k, RESTARTS)).find(({ name }) => name === 'ml-kmeans'),
    'the peer ml-kmeans',
  );
  const ours = [onPool('ours, 2 workers', two), onPool('ours, 1 worker', one)];
  for (const { run } of ours) for (let i = 0; i < WARM_UPS; i++) await run();
  return {
    title: `With workers, by the clock: ${RESTARTS} restarts, ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    subject: { what: 'two-workers', rows: matrix.rows, k },
    unit: 'ms per restart',
    outcomes: await inTurn(
      [
        ...ours,
        {
          name: 'ours, in place',
          run: () =>
            timed(RESTARTS, () => {
              const fresh = { ...matrix, values: matrix.values.slice() };
              return fitKMeans(simdEngine, fresh, { k, seed: seed++, restarts: RESTARTS }).inertia;
            }),
        },
        mlKMeans,
      ],
      rounds,
    ),
    resultName: 'inertia',
  };
}

async function sweepSection({ one, two }: Pools, matrix: Matrix, rounds: number): Promise<Section> {
  const onPool = (name: string, pool: Pool): Contender => ({
    name,
    run: () => timedAsync(1, async () => (await sweepStage(pool, matrix)).fits.at(-1)!.silhouette),
  });
  return {
    title: `The stage of clustering by the clock, k = 2 … 10 with exact silhouettes: ${matrix.rows} × ${matrix.columns}`,
    subject: { what: 'sweep-stage', rows: matrix.rows },
    unit: 'ms',
    outcomes: await inTurn([onPool('ours, 2 workers', two), onPool('ours, 1 worker', one)], rounds),
    resultName: 'silhouette',
  };
}
