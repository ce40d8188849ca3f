import { randomStream, sampleIndices } from '../../../src/base/random.ts';
import { lloyd } from '../../../src/kernels/lloyd.ts';
import { type Matrix, selectRows } from '../../../src/kernels/matrix.ts';
import { simdSteps } from '../../../src/kernels/simd/simd-k-means.ts';
import { type Contender, inTurn, timed } from '../reading.ts';
import type { Section } from '../report.ts';
import type { ScikitLearn } from '../scikit-learn.ts';

/** Lloyd to the fixed point from the same rows: the same partition, so times compare one to one. */
export async function fromCentroidsSection(
  matrix: Matrix,
  k: number,
  { rounds, scikitLearn }: { rounds: number; scikitLearn: ScikitLearn | undefined },
): Promise<Section> {
  const rows = sampleIndices(matrix.rows, k, randomStream(3, 'start'));
  const initial = selectRows(matrix, rows);
  const steps = simdSteps(matrix);
  const contenders: Contender[] = [
    { name: 'ours', run: () => timed(1, () => steps.iterate(initial, 300).inertia) },
    { name: 'ours, plain TypeScript', run: () => timed(1, () => lloyd(matrix, initial, 300).inertia) },
  ];
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    contenders.push({
      name: 'scikit-learn',
      run: () => scikitLearn.ask({ what: 'fixed', rows: Array.from(rows) }),
    });
  }
  return {
    title: `From fixed centroids: ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    subject: { what: 'from-centroids', rows: matrix.rows, k },
    unit: 'ms per fit',
    outcomes: await inTurn(contenders, rounds),
    resultName: 'inertia',
  };
}
