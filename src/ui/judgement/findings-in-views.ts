import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import { testsOfEdited } from '../../pipelines/segmentation/edits/tests-of-edited.ts';
import { untestedReasons } from '../../pipelines/segmentation/judgement/untested-reasons.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';

/**
 * What the views know of a segmentation, edited or not: undefined while there is none. Tests of other segments than these are
 * left out, so they read "not tested", as merged segments do. `config` is that of the run, which says why a test was left out.
 */
export function findingsInViews(
  views: Partial<SegmentationViews>,
  segmentation: Findings['segmentation'] | undefined,
  config: Pick<SegmentationConfig, 'source' | 'synthetic' | 'sensitivity' | 'value'> | undefined,
): Findings | undefined {
  const { kChoice, segmentations, value, rfm } = views;
  if (kChoice === undefined || segmentations === undefined || segmentation === undefined) return undefined;
  const isTested = sweptK(segmentation) === kChoice.chosen;
  const tests = isTested ? testsOfEdited(views, segmentation) : {};
  const { sampling, featureTest, timeTest, restartTest, noiseTest, nullTest } = tests;
  const prediction = isTested ? views.prediction : undefined;
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
    ...(config && isTested && { untested: untestedReasons(config) }),
  };
}
