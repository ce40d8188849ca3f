import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { untestedReasons } from '../../pipelines/segmentation/judgement/untested-reasons.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';

/**
 * What the views know of a segmentation: undefined while there is none. Tests of other segments than these are left out, so
 * they read "not tested". `config` is that of the run, which says why a test was left out.
 */
export function findingsInViews(
  views: Partial<SegmentationViews>,
  segmentation: Findings['segmentation'] | undefined,
  config: Pick<SegmentationConfig, 'source' | 'sensitivity' | 'value'> | undefined,
): Findings | undefined {
  const { kChoice, segmentations, value, rfm } = views;
  if (kChoice === undefined || segmentations === undefined || segmentation === undefined) return undefined;
  const tested = segmentation.k === kChoice.chosen ? views : {};
  const { sampling, featureTest, timeTest, restartTest, noiseTest, nullTest, prediction } = tested;
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
    ...(config && segmentation.k === kChoice.chosen && { untested: untestedReasons(config) }),
  };
}
