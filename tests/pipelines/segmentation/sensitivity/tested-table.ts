import type { ArtifactCache } from '../../../../src/engine/cache.ts';
import type { RunEvent } from '../../../../src/engine/events.ts';
import type { TaskPool } from '../../../../src/engine/pool.ts';
import { type Matrix, columnOf } from '../../../../src/kernels/matrix.ts';
import type { SegmentationConfig } from '../../../../src/pipelines/segmentation/config.ts';
import { type Run, givenTable, runSegmentation } from '../run-segmentation.ts';

export interface TestedRun {
  readonly k: number;
  readonly sensitivity: Partial<SegmentationConfig['sensitivity']>;
  readonly cache?: ArtifactCache;
  readonly pool?: TaskPool;
  readonly emit?: (event: RunEvent) => void;
}

export const ALL_TESTS = {
  sampling: true,
  features: true,
  restarts: true,
  noise: true,
  nulls: true,
  replicates: 20,
  nullCopies: 4,
} as const;

/** A run on the rows of a matrix as they are, cut into k and shaken. */
export function shake(matrix: Matrix, { k, sensitivity, ...ports }: TestedRun): Promise<Run> {
  const columns = Array.from(
    { length: matrix.columns },
    (_, j) => [`c${j}`, [...columnOf(matrix, j)]] as const,
  );
  return runSegmentation({
    given: givenTable(Object.fromEntries(columns)),
    changes: {
      source: { kind: 'customers' },
      features: { scaling: 'none', logarithm: false, winsorise: 0, correlationLimit: 1 },
      clustering: { choice: 'fixed', k, restarts: 4 },
      structure: { test: false },
      sensitivity,
    },
    ...ports,
  });
}
