import type { TaskPool } from '../../../src/engine/pool.ts';
import { restartEnding, restartRows } from '../../../src/kernels/clustering-engine.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { engineNamed } from '../../../src/pipelines/segmentation/tasks/engine-named.ts';
import { finishTask } from '../../../src/pipelines/segmentation/tasks/finish-task.ts';
import { restartTask } from '../../../src/pipelines/segmentation/tasks/restart-task.ts';

const ENGINE = { engine: 'simd', maxIterations: 300 } as const;

/** Restarts as tasks of a pool and then what finishes them, as the stage of clustering does it for one k: the inertia. */
export async function poolRestarts(
  pool: TaskPool,
  matrix: Matrix,
  { k, seed, restarts }: { readonly k: number; readonly seed: number; readonly restarts: number },
): Promise<number> {
  const sample = restartRows(engineNamed(ENGINE.engine), matrix, { seed });
  const shared = { ...sample, ...ENGINE, ending: restartEnding(matrix.rows) };
  const inputs = Array.from({ length: restarts }, (_, restart) => ({ k, restart, seed }));
  const fits = await pool.run(restartTask, shared, inputs, unwatched);
  const [finished] = await pool.run(
    finishTask,
    { matrix, sample, ...ENGINE },
    [{ k, seed, fits }],
    unwatched,
  );
  return finished!.inertia;
}

const unwatched = { signal: new AbortController().signal, onResult() {} };
