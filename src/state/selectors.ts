import type { SegmentationsView } from '../pipelines/segmentation/views.ts';
import type { AppState } from './app-state.ts';
import type { StartedSample } from './sample.ts';

/** One segmentation with its labels. */
export type ShownSegmentation = SegmentationsView['byK'][number];

/** The segmentation of the shown k. */
export function shownSegmentation(state: AppState): ShownSegmentation | undefined {
  return state.run.views.segmentations?.byK.find(({ k }) => k === state.shownK);
}

/** What is wrong with one setting, in words for beside its field. */
export function settingProblem(path: string): (state: AppState) => string | undefined {
  return (state) =>
    state.draft.problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
      ?.message;
}

/** The sample that the page shows results of; undefined as soon as another run is asked for. */
export function shownSample({ sample, run }: AppState): StartedSample['name'] | undefined {
  return sample !== undefined && sample.config === run.config ? sample.name : undefined;
}
