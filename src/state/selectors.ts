import type { SegmentationsView } from '../pipelines/segmentation/views.ts';
import type { AppState } from './app-state.ts';
import type { StartedSample } from './sample.ts';

/** One segmentation with its labels, edited by hand or as the run found it. */
export type ShownSegmentation = SegmentationsView['byK'][number];

/** The segmentation of the shown k as a person left it: what every view shows. */
export function shownSegmentation(state: AppState): ShownSegmentation | undefined {
  return state.shownK === undefined ? undefined : state.edited.at(state.shownK);
}

/** The segmentation that the last finished run chose, as a person left it. */
export function chosenSegmentation({
  run,
  edited,
}: Pick<AppState, 'run' | 'edited'>): ShownSegmentation | undefined {
  return run.result === undefined ? undefined : edited.at(run.result.kSelection.chosen);
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

/** Whether there is a step to undo: of the settings, or of the import that is being prepared. */
export function canUndo({ draft, importFlow }: AppState): boolean {
  return draft.canUndo || (importFlow.kind === 'previewed' && importFlow.done.length > 0);
}

export function canRedo({ draft, importFlow }: AppState): boolean {
  return draft.canRedo || (importFlow.kind === 'previewed' && importFlow.undone.length > 0);
}
