import type { TaskPool } from '../../../src/engine/pool.ts';
import { restartEnding, restartRows } from '../../../src/kernels/clustering-engine.ts';
import type { RestartFit } from '../../../src/kernels/k-means.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { finishTask } from '../../../src/pipelines/segmentation/tasks/finish-task.ts';
import { restartTask } from '../../../src/pipelines/segmentation/tasks/restart-task.ts';

const ENGINE = { engine: 'simd', maxIterations: 300 } as const;

/** Restarts as tasks of a pool and then what finishes them, as the stage of clustering does it for one k: the inertia. */
export async function poolRestarts(
  pool: TaskPool,
  matrix: Matrix,
  { k, seed, restarts }: { readonly k: number; readonly seed: number; readonly restarts: number },
): Promise<number> {
  const sample = restartRows(simdEngine, matrix, { seed }).matrix;
  const shared = { matrix: sample, ...ENGINE, ending: restartEnding(matrix.rows) };
  const inputs = Array.from({ length: restarts }, (_, restart) => ({ k, restart, seed }));
  const fits = await pool.run(restartTask, shared, inputs, unwatched);
  return (await finished(pool, matrix, { k, seed, fits })).inertia;
}

async function finished(
  pool: TaskPool,
  matrix: Matrix,
  { k, seed, fits }: { readonly k: number; readonly seed: number; readonly fits: readonly RestartFit[] },
): Promise<RestartFit> {
  const input = { k, seed, fits };
  const [fit] = await pool.run(finishTask, { matrix, ...ENGINE }, [input], unwatched);
  return fit!;
}

const unwatched = { signal: new AbortController().signal, onResult() {} };
