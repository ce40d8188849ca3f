import {
  type ClusteringEngine,
  exactSilhouettes,
  fitKMeans,
  referenceEngine,
} from '../../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { summariseSilhouette } from '../../../src/kernels/silhouette.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { type Contender, inTurn, timed } from '../reading.ts';
import type { Section } from '../report.ts';
import type { ScikitLearn } from '../scikit-learn.ts';

interface Options {
  readonly rounds: number;
  readonly scikitLearn: ScikitLearn | undefined;
}

/** One exact silhouette of one labelling. */
export async function silhouetteSection(
  matrix: Matrix,
  k: number,
  { rounds, scikitLearn }: Options,
): Promise<Section> {
  const { labels } = fitKMeans(simdEngine, matrix, { k, seed: 1, restarts: 3 });
  const mean = (engine: ClusteringEngine) => () =>
    timed(1, () => {
      const fresh = labels.slice();
      return summariseSilhouette(exactSilhouettes(engine, matrix, [fresh])[0]!, fresh, k).mean;
    });
  const contenders: Contender[] = [
    { name: 'ours', run: mean(simdEngine) },
    { name: 'ours, plain TypeScript', run: mean(referenceEngine) },
  ];
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    const file = scikitLearn.file('labels.bin', labels);
    contenders.push({
      name: 'scikit-learn',
      run: () => scikitLearn.ask({ what: 'silhouette', labels: file }),
    });
  }
  return {
    subject: { what: 'silhouette', rows: matrix.rows, k },
    title: `One exact silhouette: ${matrix.rows} × ${matrix.columns}, k = ${k}`,
    unit: 'ms',
    outcomes: await inTurn(contenders, rounds),
    resultName: 'silhouette',
  };
}

/** A sweep k = 2 … 10: ten restarts and an exact silhouette each. */
export async function sweepSection(matrix: Matrix, { rounds, scikitLearn }: Options): Promise<Section> {
  const ks = [2, 3, 4, 5, 6, 7, 8, 9, 10];
  const contenders: Contender[] = [
    {
      name: 'ours',
      run: () =>
        timed(1, () => {
          const labelings = ks.map((k) => fitKMeans(simdEngine, matrix, { k, seed: 1, restarts: 10 }).labels);
          const widths = exactSilhouettes(simdEngine, matrix, labelings);
          return summariseSilhouette(widths.at(-1)!, labelings.at(-1)!, 10).mean;
        }),
    },
  ];
  if (scikitLearn !== undefined) {
    await scikitLearn.load(matrix);
    contenders.push({
      name: 'scikit-learn',
      run: () => scikitLearn.ask({ what: 'sweep', from: 2, to: 10, restarts: 10, seed: 1 }),
    });
  }
  return {
    subject: { what: 'sweep', rows: matrix.rows },
    title: `Sweep k = 2 … 10 with exact silhouettes: ${matrix.rows} × ${matrix.columns}`,
    unit: 'ms',
    outcomes: await inTurn(contenders, rounds),
    resultName: 'silhouette',
  };
}
