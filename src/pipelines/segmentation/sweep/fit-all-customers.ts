import type { StageContext } from '../../../engine/stage.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import { passesOverAll } from '../../../kernels/large-fit.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { greatestExtent, rowChunks } from '../../../kernels/row-chunks.ts';
import type { EngineName } from '../tasks/engine-named.ts';
import { extentTask, passTask } from '../tasks/pass-task.ts';

interface Passing {
  readonly matrix: Matrix;
  readonly engine: EngineName;
  readonly maxIterations: number;
}

/**
 * Fits of a sample of customers, brought to all of them by passes that are split into chunks of customers, so that one
 * fit keeps all workers busy; one fit after the other. A fit of all customers stays as it is. `onFit` hears each with
 * its index, and the next one waits for it.
 */
export async function fitAllCustomers(
  { matrix, engine, maxIterations }: Passing,
  fits: readonly RestartFit[],
  { map }: Pick<StageContext, 'map'>,
  onFit: (fit: RestartFit, index: number) => Promise<void>,
): Promise<void> {
  const { rows } = matrix;
  const shared = { matrix, engine };
  const extents = await map(extentTask, shared, rowChunks(rows), { progress: [START, START] });
  const extent = greatestExtent(extents);
  for (const [index, fit] of fits.entries()) {
    if (fit.labels.length === rows) {
      await onFit(fit, index);
      continue;
    }
    const at = START + ((END - START) * index) / fits.length;
    const options = { progress: [at, at], note: `k = ${fit.centroids.rows}, all customers` } as const;
    const passes = passesOverAll({ rows, extent, centroids: fit.centroids, maxIterations });
    let step = passes.next();
    while (step.done !== true) step = passes.next(await map(passTask, shared, step.value, options));
    await onFit({ ...fit, ...step.value }, index);
  }
}

/** The part of the stage's progress. */
const START = 0.7;
const END = 0.8;
