import { performance } from 'node:perf_hooks';
import { present } from '../../../src/base/assert.ts';
import { artifactCache } from '../../../src/engine/cache.ts';
import { mergeConfig } from '../../../src/engine/config.ts';
import { failureText } from '../../../src/engine/failure.ts';
import { definePipeline } from '../../../src/engine/pipeline.ts';
import type { TaskPool } from '../../../src/engine/pool.ts';
import { runPipeline } from '../../../src/engine/run.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../../../src/pipelines/segmentation/model.ts';
import type { Sweep } from '../../../src/pipelines/segmentation/sweep/artifacts.ts';
import type { Features } from '../../../src/pipelines/segmentation/preparation/features.ts';
import { sweep } from '../../../src/pipelines/segmentation/stages/sweep.ts';

const pipeline = definePipeline<Pick<SegmentationArtifacts, 'features' | 'sweep'>, SegmentationConfig>({
  id: 'sweep',
  title: 'Sweep',
  given: ['features'],
  stages: [sweep],
});

/** The stage of clustering on a matrix for k = 2 … 10, by the product's own runner, without a cache. */
export async function sweepStage(pool: TaskPool, matrix: Matrix): Promise<Sweep> {
  const config = mergeConfig(DEFAULT_CONFIG, { clustering: { choice: 'auto', kMin: 2, kMax: 10 } });
  const { outcome, artifacts } = await runPipeline(
    pipeline,
    { config, seed: 1, given: { features: { value: featuresOf(matrix), key: 'matrix' } } },
    {
      cache: artifactCache(0),
      pool,
      signal: new AbortController().signal,
      now: () => performance.now(),
      giveWay: () => new Promise((resolve) => setImmediate(resolve)),
      emit() {},
    },
  );
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  return present(artifacts.sweep, 'a sweep');
}

function featuresOf({ values, rows, columns }: Matrix): Features {
  const names = Array.from({ length: columns }, (_, j) => `column ${j + 1}`);
  return {
    values,
    rows,
    names,
    titles: names,
    groups: [],
    preparation: [],
    dropped: [],
    correlation: { names: [], titles: [], r: new Float64Array() },
  };
}
