import { artifactCache } from '../../../src/engine/cache.ts';
import { mergeConfig } from '../../../src/engine/config.ts';
import { inPlacePool } from '../../../src/engine/pool.ts';
import { runPipeline } from '../../../src/engine/run.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import { segmentationPipeline } from '../../../src/pipelines/segmentation/pipeline.ts';

/** The default features of generated customers, and the archetype of each. */
export interface PlantedFeatures {
  readonly matrix: Matrix;
  readonly archetypes: ArrayLike<number>;
}

/** Runs the pipeline up to the prepared features, with default settings. */
export async function plantedFeatures(customers: number, seed: number): Promise<PlantedFeatures> {
  const stages = segmentationPipeline.stages.slice(
    0,
    segmentationPipeline.stages.findIndex(({ makes }) => makes === 'features') + 1,
  );
  const { artifacts } = await runPipeline(
    { ...segmentationPipeline, stages },
    { config: mergeConfig(DEFAULT_CONFIG, { source: { seed }, synthetic: { customers } }), seed, given: {} },
    {
      cache: artifactCache(0),
      pool: inPlacePool(() => Promise.resolve()),
      signal: new AbortController().signal,
      now: () => 0,
      giveWay: () => Promise.resolve(),
      emit: () => undefined,
    },
  );
  const { features, profiles } = artifacts;
  if (features === undefined || profiles?.truth === undefined) throw new Error('the run made no features');
  const { values, rows, names } = features;
  return { matrix: { values, rows, columns: names.length }, archetypes: profiles.truth.codes };
}
