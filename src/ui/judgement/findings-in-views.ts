import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';

/**
 * What the views know of a segmentation: undefined while there is none. Tests of other segments than these are left out, so
 * they read "not tested".
 */
export function findingsInViews(
  views: Partial<SegmentationViews>,
  segmentation: Findings['segmentation'] | undefined,
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
  };
}
