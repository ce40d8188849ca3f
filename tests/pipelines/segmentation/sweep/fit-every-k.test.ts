import { expect, test } from 'vitest';
import { type TaskPool, inPlacePool } from '../../../../src/engine/pool.ts';
import type { StageContext } from '../../../../src/engine/stage.ts';
import { fitKMeans } from '../../../../src/kernels/clustering-engine.ts';
import { simdEngine } from '../../../../src/kernels/simd/simd-engine.ts';
import { type FitAtK, fitEveryK } from '../../../../src/pipelines/segmentation/sweep/fit-every-k.ts';
import { planted } from '../../../kernels/planted.ts';
import { disorderlyPool } from '../disorderly-pool.ts';

const KS = [3, 8];

function contextOn(pool: TaskPool): Pick<StageContext, 'map'> {
  return {
    map: (task, shared, inputs, options) => {
      let finished = 0;
      return pool.run(task, shared, inputs, {
        signal: new AbortController().signal,
        onResult: (output, index) => options?.onResult?.(output, index, ++finished),
      });
    },
  };
}

test.each([
  ['that restarts settle on', 900, 'simd'],
  ['that are searched', 2600, 'simd'],
  ['that are searched by a sample', 5200, 'simd'],
  ['of which ml-kmeans sees all', 2600, 'ml-kmeans'],
] as const)('rows %s are fitted to the same bytes on 0, 1, 2 and 4 workers', async (_, rows, engine) => {
  const matrix = planted(rows, 4, 6, 1, 5);
  const fitting = { matrix, ks: KS, restarts: 5, seed: 3, engine, maxIterations: 300 };
  const inPlace = inPlacePool(() => Promise.resolve());
  const pools = [inPlace, disorderlyPool(1), disorderlyPool(2), disorderlyPool(4)];
  const found: (readonly FitAtK[])[] = [];
  for (const pool of pools) {
    const heard: FitAtK[] = [];
    const fits = await fitEveryK(fitting, contextOn(pool), (fit, index) => (heard[index] = fit));
    expect(heard).toEqual(fits);
    found.push(fits);
  }
  for (const fits of found) expect(fits).toEqual(found[0]);
  expect(found[0]!.map(({ fit }) => fit.centroids.rows)).toEqual(KS);
  expect(found[0]!.map(({ fit }) => fit.labels.length)).toEqual([rows, rows]);
  expect(found[0]!.map(({ restartInertias }) => restartInertias.length)).toEqual([5, 5]);
});

test('searches on workers come to what a fit in place comes to', async () => {
  const matrix = planted(2600, 4, 6, 1, 5);
  const fitting = { matrix, ks: KS, restarts: 5, seed: 3, engine: 'simd', maxIterations: 300 } as const;
  const fits = await fitEveryK(fitting, contextOn(disorderlyPool(2)), () => undefined);
  expect(fits.map(({ fit }) => fit)).toEqual(
    KS.map((k) => fitKMeans(simdEngine, matrix, { k, seed: 3, restarts: 5 })),
  );
});
