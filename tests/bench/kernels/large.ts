import { fitKMeans } from '../../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { type Contender, inTurn, timed } from '../reading.ts';
import type { Section } from '../report.ts';
import type { ScikitLearn } from '../scikit-learn.ts';

/** Many rows: restarts on a sample and Lloyd on all rows, against scikit-learn's mini-batches. */
export async function largeSection(
  matrix: Matrix,
  k: number,
  { rounds, scikitLearn }: { rounds: number; scikitLearn: ScikitLearn | undefined },
): Promise<Section> {
  let seed = 0;
  const contenders: Contender[] = [
    {
      name: 'ours, 3 restarts on a sample',
      run: () => timed(1, () => fitKMeans(simdEngine, matrix, { k, seed: seed++, restarts: 3 }).inertia),
    },
  ];
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    contenders.push({
      name: 'scikit-learn, mini-batches, 3 restarts',
      run: () => scikitLearn.ask({ what: 'mini-batch', k, restarts: 3, seed: seed++ }),
    });
  }
  return {
    title: `Many rows: ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    subject: { what: 'large', rows: matrix.rows, k },
    unit: 'ms per fit',
    outcomes: await inTurn(contenders, rounds),
    resultName: 'inertia',
  };
}
