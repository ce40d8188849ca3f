import { fitKMeans } from '../../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { type Contender, inTurn, timed } from '../reading.ts';
import type { Section } from '../report.ts';
import type { ScikitLearn } from '../scikit-learn.ts';
import { peers } from './peers.ts';

/** As many as everyone makes. */
const RESTARTS = 10;

/**
 * Ten restarts and what finishes the best of them, against packages for JavaScript and scikit-learn; times per restart.
 * Ours includes taking the matrix into the kernels' memory, once for the ten: it knows matrices by the identity of their
 * values, so each time these are a view of their own.
 */
export async function restartsSection(
  title: string,
  matrix: Matrix,
  k: number,
  { rounds, scikitLearn, others }: { rounds: number; scikitLearn: ScikitLearn | undefined; others: boolean },
): Promise<Section> {
  let seed = 0;
  const contenders: Contender[] = [
    {
      name: 'ours',
      run: () =>
        timed(RESTARTS, () => {
          const fresh = { ...matrix, values: matrix.values.subarray() };
          return fitKMeans(simdEngine, fresh, { k, seed: seed++, restarts: RESTARTS }).inertia;
        }),
    },
  ];
  if (others) contenders.push(...(await peers(matrix, k, RESTARTS)));
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    contenders.push({
      name: 'scikit-learn',
      run: () => scikitLearn.ask({ what: 'restarts', k, restarts: RESTARTS, seed: seed++ }, RESTARTS),
    });
  }
  return {
    title: `${title}: ${RESTARTS} restarts, ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    subject: { what: 'restarts', rows: matrix.rows, k },
    unit: 'ms per restart',
    outcomes: await inTurn(contenders, rounds),
    resultName: 'inertia',
  };
}
