import { fitKMeans } from '../../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { type Contender, type Outcome, inTurn, measuredOnce, timed } from '../reading.ts';
import type { Section } from '../report.ts';
import type { ScikitLearn } from '../scikit-learn.ts';

/** Mini-batches that go on through all their passes, not until ten of them have brought no improvement. */
const TO_THE_END = { max_no_improvement: null, max_iter: 100 };

/**
 * Many rows: restarts on a sample and Lloyd on all rows, against scikit-learn's mini-batches, as they stop by themselves and
 * (once, since they take seconds) to their end.
 */
export async function largeSection(
  matrix: Matrix,
  k: number,
  { rounds, scikitLearn }: { rounds: number; scikitLearn: ScikitLearn | undefined },
): Promise<Section> {
  let seed = 0;
  const toTheEnd: Outcome[] = [];
  const contenders: Contender[] = [
    {
      name: 'ours, 3 restarts on a sample',
      run: () => timed(1, () => fitKMeans(simdEngine, matrix, { k, seed: seed++, restarts: 3 }).inertia),
    },
  ];
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    const miniBatches = (parameters: object) => () =>
      scikitLearn.ask({ what: 'mini-batch', k, restarts: 3, seed: seed++, parameters });
    contenders.push({ name: 'scikit-learn, mini-batches, 3 restarts', run: miniBatches({}) });
    toTheEnd.push(
      await measuredOnce({
        name: 'scikit-learn, mini-batches to the end, 3 restarts',
        run: miniBatches(TO_THE_END),
      }),
    );
  }
  return {
    title: `Many rows: ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    subject: { what: 'large', rows: matrix.rows, k },
    unit: 'ms per fit',
    outcomes: [...(await inTurn(contenders, rounds)), ...toTheEnd],
    resultName: 'inertia',
  };
}
