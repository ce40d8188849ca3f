import type { Task } from '../../../engine/pool.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { type Elsewhere, startElsewhere } from '../sensitivity/start-elsewhere.ts';
import { type EngineName, engineNamed } from './engine-named.ts';

export interface StartElsewhereShared {
  readonly matrix: Matrix;
  readonly engine: EngineName;
  readonly seed: number;
}

/** A fit of the same customers from another start. */
export const startElsewhereTask: Task<StartElsewhereShared, Elsewhere, RestartFit> = {
  name: 'segmentation/start-elsewhere',
  run: ({ matrix, engine, seed }, elsewhere) => startElsewhere(engineNamed(engine), matrix, elsewhere, seed),
};
