import { expect, test } from 'vitest';
import { type TaskPool, inPlacePool } from '../../../../src/engine/pool.ts';
import type { StageContext } from '../../../../src/engine/stage.ts';
import { fitKMeans } from '../../../../src/kernels/clustering-engine.ts';
import type { RestartFit } from '../../../../src/kernels/k-means.ts';
import { FINISHED_ROWS } from '../../../../src/kernels/restart-rows.ts';
import { simdEngine } from '../../../../src/kernels/simd/simd-engine.ts';
import { fitAllCustomers } from '../../../../src/pipelines/segmentation/sweep/fit-all-customers.ts';
import { planted } from '../../../kernels/planted.ts';
import { disorderlyPool } from '../disorderly-pool.ts';

const matrix = planted(FINISHED_ROWS + 40_000, 3, 6, 2, 3);
const task = { k: 6, seed: 2 };

function mapOn(pool: TaskPool): StageContext['map'] {
  return (each, shared, inputs) =>
    pool.run(each, shared, inputs, { signal: new AbortController().signal, onResult() {} });
}

test('beyond 100,000 customers a fit has the same bytes on 0, 1, 2 and 4 workers', async () => {
  const { search, unite } = simdEngine.together!;
  const begun = unite(matrix, [search(matrix, { ...task, restarts: [0, 1] })], task);
  expect(begun.labels.length).toBeLessThan(matrix.rows);
  const inPlace = inPlacePool(() => Promise.resolve());
  const pools = [inPlace, disorderlyPool(1), disorderlyPool(2), disorderlyPool(4)];
  const found: RestartFit[] = [];
  for (const pool of pools) {
    const options = { matrix, engine: 'simd', maxIterations: 300 } as const;
    await fitAllCustomers(options, [begun], { map: mapOn(pool) }, async (fit) => void found.push(fit));
  }
  expect(found).toHaveLength(pools.length);
  expect(found[0]!.labels).toHaveLength(matrix.rows);
  for (const fit of found) expect(fit).toEqual(found[0]);
});

test('a fit of all customers stays as it is', async () => {
  const fit = fitKMeans(simdEngine, matrix, { ...task, restarts: 1 });
  const found: RestartFit[] = [];
  const options = { matrix, engine: 'simd', maxIterations: 300 } as const;
  await fitAllCustomers(
    options,
    [fit],
    { map: mapOn(disorderlyPool(2)) },
    async (each) => void found.push(each),
  );
  expect(found).toEqual([fit]);
});
