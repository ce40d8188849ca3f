import { useMemo } from 'react';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import { findingsInViews } from './findings-in-views.ts';

/**
 * What is known of the shown segmentation: undefined while there is none. Tests of other segments than the shown ones are
 * left out, so they read "not tested". The same object until one of its parts changes.
 */
export function useFindings(): Findings | undefined {
  const views = useApp((state) => state.run.views);
  const segmentation = useApp(shownSegmentation);
  const config = useApp((state) => state.run.config);
  return useMemo(() => findingsInViews(views, segmentation, config), [views, segmentation, config]);
}
