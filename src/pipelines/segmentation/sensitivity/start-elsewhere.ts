import { seedFrom } from '../../../base/random.ts';
import { type ClusteringEngine, fitKMeans } from '../../../kernels/clustering-engine.ts';
import type { RestartFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';

export interface Elsewhere {
  readonly k: number;
  readonly restarts: number;
  /** Names the seed of this fit. */
  readonly start: number;
}

/** The same customers clustered from another seed, as the segments were: with all restarts and improvements. */
export function startElsewhere(
  engine: ClusteringEngine,
  matrix: Matrix,
  { k, restarts, start }: Elsewhere,
  seed: number,
): RestartFit {
  return fitKMeans(engine, matrix, { k, restarts, seed: seedFrom(seed, 'start elsewhere', start) });
}
