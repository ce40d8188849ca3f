import { useMemo } from 'react';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';

/**
 * What is known of the shown segmentation: undefined while there is none. Tests of other segments than the shown ones are
 * left out, so they read "not tested". The same object until one of its parts changes.
 */
export function useFindings(): Findings | undefined {
  const views = useApp((state) => state.run.views);
  const segmentation = useApp(shownSegmentation);
  return useMemo(() => findingsIn(views, segmentation), [views, segmentation]);
}

function findingsIn(
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
