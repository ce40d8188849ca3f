import { present } from '../../../../src/base/assert.ts';
import { artifactCache } from '../../../../src/engine/cache.ts';
import { mergeConfig, type PartialConfig } from '../../../../src/engine/config.ts';
import { failureText } from '../../../../src/engine/failure.ts';
import { upTo } from '../../../../src/engine/pipeline.ts';
import { inPlacePool } from '../../../../src/engine/pool.ts';
import { type RunRequest, runPipeline } from '../../../../src/engine/run.ts';
import type { SegmentationConfig } from '../../../../src/pipelines/segmentation/config.ts';
import type { HandedRun, HandedSegment } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { handedRunOf } from '../../../../src/pipelines/segmentation/handover/handed-run-of.ts';
import type { SegmentationArtifacts } from '../../../../src/pipelines/segmentation/model.ts';
import { segmentationPipeline } from '../../../../src/pipelines/segmentation/pipeline.ts';
import { presetConfig } from '../../../../src/pipelines/segmentation/presets.ts';
import { nextTurn } from '../run-segmentation.ts';

export interface HandedOptions {
  readonly changes?: PartialConfig<SegmentationConfig>;
  readonly given?: RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];
  /** As they are found, unless they are given. */
  readonly segments?: readonly HandedSegment[];
}

/** A run of the product up to its segments, without tests of them, ready to be handed over. */
export async function handed({ changes = {}, given = {}, segments }: HandedOptions): Promise<HandedRun> {
  const quick = mergeConfig(presetConfig('development'), {
    structure: { test: false },
    clustering: { restarts: 3 },
  });
  const config = mergeConfig(quick, changes);
  const { outcome, artifacts } = await runPipeline(
    upTo(segmentationPipeline, 'segmentations'),
    { config, seed: config.source.seed, given },
    {
      cache: artifactCache(0),
      pool: inPlacePool(nextTurn),
      signal: new AbortController().signal,
      now: () => performance.now(),
      giveWay: nextTurn,
      emit: () => undefined,
    },
  );
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  const k = present(artifacts.kChoice, 'a choice of k').chosen;
  const found = present(
    artifacts.segmentations?.byK.find((each) => each.k === k),
    'segments',
  ).segments;
  const choice = {
    k,
    segments: segments ?? found.map(({ id, name }) => ({ name, sources: [id], isSetAside: false })),
  };
  return present(handedRunOf(artifacts, choice, { config, version: '1.2.3' }), 'a run to hand over');
}
