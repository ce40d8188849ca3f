import type { ThreadPool } from '../../../src/cli/thread-pool.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { fitEveryK } from '../../../src/pipelines/segmentation/sweep/fit-every-k.ts';

/**
 * Restarts at one k as tasks of a pool, as the stage of clustering has them done: the inertia of what they come to. The
 * matrix is a fresh copy, which threads have not seen, in the memory where the stage before would have left it.
 */
export async function poolRestarts(
  pool: ThreadPool,
  matrix: Matrix,
  { k, seed, restarts }: { readonly k: number; readonly seed: number; readonly restarts: number },
): Promise<number> {
  const fresh = { ...matrix, values: pool.hold(matrix.values) };
  const fitting = { matrix: fresh, ks: [k], restarts, seed, engine: 'simd', maxIterations: 300 } as const;
  const [found] = await fitEveryK(
    fitting,
    {
      map: (task, shared, inputs) =>
        pool.run(task, shared, inputs, { signal: new AbortController().signal, onResult() {} }),
    },
    () => {},
  );
  return found!.fit.inertia;
}
