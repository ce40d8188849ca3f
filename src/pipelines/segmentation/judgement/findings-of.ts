import type { SegmentationArtifacts } from '../model.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Findings } from './findings.ts';
import { untestedReasons } from './untested-reasons.ts';

/** What a run has found of the chosen segmentation, so far as its stages are done; undefined while the segments are not there. */
export function findingsOf(
  artifacts: Partial<SegmentationArtifacts>,
  config: Pick<SegmentationConfig, 'source' | 'synthetic' | 'sensitivity' | 'value'>,
): Findings | undefined {
  const { kChoice, segmentations, sampling, featureTest, timeTest, restartTest, noiseTest, nullTest } =
    artifacts;
  const { value, rfm, prediction } = artifacts;
  const segmentation = segmentations?.byK.find(({ k }) => k === kChoice?.chosen);
  if (kChoice === undefined || segmentations === undefined || segmentation === undefined) return undefined;
  return {
    kChoice,
    segmentation,
    columns: segmentations.columns,
    ...(sampling && { sampling }),
    ...(featureTest && { featureTest }),
    ...(timeTest && { timeTest }),
    ...(restartTest && { restartTest }),
    ...(noiseTest && { noiseTest }),
    ...(nullTest && { nullTest }),
    ...(value && { value }),
    ...(rfm && { rfm }),
    ...(prediction && { prediction }),
    untested: untestedReasons(config),
  };
}
