import type { SegmentationsView } from '../pipelines/segmentation/views.ts';
import type { AppState } from './app-state.ts';
import type { StageRow, ViewFreshness, ViewName } from './run-state.ts';

/** One segmentation with its labels. */
export type ShownSegmentation = SegmentationsView['byK'][number];

/** The segmentation of the shown k. */
export function shownSegmentation(state: AppState): ShownSegmentation | undefined {
  return state.run.views.segmentations?.byK.find(({ k }) => k === state.shownK);
}

export function runningStage(state: AppState): StageRow | undefined {
  return state.run.stages.find((row) => row.state === 'running');
}

export function failedStage(state: AppState): StageRow | undefined {
  return state.run.stages.find((row) => row.name === state.run.failedStage);
}

/** Undefined where there is no such view. */
export function freshnessOf(name: ViewName): (state: AppState) => ViewFreshness | undefined {
  return (state) => state.run.freshness[name];
}

/** What is wrong with one setting, in words for beside its field. */
export function settingProblem(path: string): (state: AppState) => string | undefined {
  return (state) =>
    state.draft.problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
      ?.message;
}
