import { Worker } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { threadPool } from '../../src/cli/thread-pool.ts';
import { fitKMeans } from '../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../src/kernels/matrix.ts';
import { simdEngine } from '../../src/kernels/simd/simd-engine.ts';
import { type InertiaCase, inertiaCases } from './inertia/inertia-cases.ts';
import { type PeerInertia, peersTask } from './inertia/peers-task.ts';
import { PEERS_THREAD } from './inertia/peers-thread.ts';
import type { ScikitLearn } from './scikit-learn.ts';
import { textTable } from './text-table.ts';

/** Ours beside the best of the peers on the same rows at one k. */
export interface InertiaPoint {
  readonly k: number;
  readonly ours: number;
  readonly peers: readonly PeerInertia[];
  /** Ours ÷ the least of the peers − 1. */
  readonly excess: number;
}

export interface InertiaOutcome {
  readonly data: string;
  readonly rows: number;
  readonly columns: number;
  readonly points: readonly InertiaPoint[];
  /** The point of the greatest excess. */
  readonly worst: InertiaPoint;
}

/** What the project allows: half a thousandth. */
export const MOST_EXCESS = 0.0005;

const STARTS = 10;

/**
 * The least inertia of ten restarts of ours against the least of the peers' starts. Nothing is timed, so the packages for
 * JavaScript run on two threads while scikit-learn runs in its own process.
 */
export async function inertiaBench({
  quick,
  scikitLearn,
}: {
  readonly quick: boolean;
  readonly scikitLearn: ScikitLearn | undefined;
}): Promise<readonly InertiaOutcome[]> {
  const script = present(process.argv[1], 'the script of this process');
  const pool = threadPool(2, () => new Worker(script, { workerData: PEERS_THREAD }));
  const outcomes: InertiaOutcome[] = [];
  try {
    for (const each of inertiaCases(quick)) {
      console.error(`inertia: ${each.data}, ${each.rows} rows`);
      outcomes.push(await measure(each, pool, scikitLearn));
    }
  } finally {
    await pool.close();
  }
  console.log(`\nInertia of ${STARTS} restarts beside the best of all peers\n${outcomeTable(outcomes)}`);
  return outcomes;
}

async function measure(
  { data, rows, matrix: makeMatrix, ks, starts }: InertiaCase,
  pool: ReturnType<typeof threadPool>,
  scikitLearn: ScikitLearn | undefined,
): Promise<InertiaOutcome> {
  const matrix = await makeMatrix();
  const slowestFirst = ks.toReversed();
  const packages = pool.run(
    peersTask,
    matrix,
    slowestFirst.map((k) => ({ k, starts: starts(k) })),
    { signal: new AbortController().signal, onResult() {} },
  );
  const [found, scikit] = await Promise.all([packages, askEvery(scikitLearn, matrix, slowestFirst)]);
  const points = slowestFirst.map((k, i) => pointOf(matrix, k, [...found[i]!, ...scikit[i]!])).toReversed();
  const worst = points.reduce((most, point) => (point.excess > most.excess ? point : most));
  return { data, rows, columns: matrix.columns, points, worst };
}

async function askEvery(
  scikitLearn: ScikitLearn | undefined,
  matrix: Matrix,
  ks: readonly number[],
): Promise<readonly PeerInertia[][]> {
  if (scikitLearn === undefined) return ks.map(() => []);
  await scikitLearn.load(matrix);
  const found: PeerInertia[][] = [];
  for (const k of ks) {
    const { result } = await scikitLearn.ask({ what: 'restarts', k, restarts: STARTS, seed: 1 });
    found.push([{ name: 'scikit-learn', starts: STARTS, inertia: present(result, 'an inertia') }]);
  }
  return found;
}

function pointOf(matrix: Matrix, k: number, peers: readonly PeerInertia[]): InertiaPoint {
  const { inertia: ours } = fitKMeans(simdEngine, matrix, { k, seed: 1, restarts: STARTS });
  const least = Math.min(...peers.map(({ inertia }) => inertia));
  return { k, ours, peers, excess: ours / least - 1 };
}

function outcomeTable(outcomes: readonly InertiaOutcome[]): string {
  return textTable(
    [
      'data',
      'rows × columns',
      'k',
      'worst excess',
      'at k',
      'best peer there',
      'least excess',
      `k above ${percent(MOST_EXCESS)}`,
    ],
    outcomes.map(({ data, rows, columns, points, worst }) => [
      data,
      `${rows} × ${columns}`,
      points.length === 14 ? '2 … 15' : points.map(({ k }) => k).join(', '),
      percent(worst.excess),
      `${worst.k}`,
      bestOf(worst.peers),
      percent(Math.min(...points.map(({ excess }) => excess))),
      points.flatMap(({ k, excess }) => (excess > MOST_EXCESS ? [k] : [])).join(', ') || 'none',
    ]),
  );
}

function bestOf(peers: readonly PeerInertia[]): string {
  return peers.reduce((best, peer) => (peer.inertia < best.inertia ? peer : best)).name;
}

function percent(excess: number): string {
  return `${excess > 0 ? '+' : ''}${(excess * 100).toFixed(4)} %`;
}
