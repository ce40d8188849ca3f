import type { StoreApi } from 'zustand/vanilla';
import { sourcesOf } from '../pipelines/segmentation/edits/swept.ts';
import type { AppState } from './app-state.ts';
import { type EditedSegmentations, NOTHING_EDITED } from './edited-segmentations.ts';

/** The store, whose every change brings the edited segmentations with it, so that no view sees one without the other. */
export function keepShown(store: StoreApi<AppState>): StoreApi<AppState> {
  const { setState } = store;
  return {
    ...store,
    setState: (partial) =>
      setState((state) => {
        const changed = typeof partial === 'function' ? partial(state) : partial;
        return withEdited(state, { ...state, ...changed });
      }),
  };
}

function withEdited(before: AppState, after: AppState): AppState {
  const { views } = after.run;
  if (
    before.run.views.segmentations === views.segmentations &&
    before.run.views.profiles === views.profiles &&
    before.draft.edits === after.draft.edits &&
    before.editing === after.editing &&
    before.edited === after.edited
  )
    return after;
  const edited = editedIn(after);
  return { ...after, edited, selectedSegment: selectedAfter(before, { ...after, edited }) };
}

function editedIn({ run, draft, editing }: AppState): EditedSegmentations {
  const { segmentations, profiles } = run.views;
  if (segmentations === undefined) return NOTHING_EDITED;
  if (editing === undefined || profiles === undefined || draft.edits.list.length === 0)
    return {
      at: (shown) => segmentations.byK.find(({ k }) => k === shown),
      placementAt: () => undefined,
    };
  const { segments } = run.resultConfig ?? run.config ?? draft.config;
  return editing.segmentationsEdited(segmentations.byK, profiles, draft.edits, segments);
}

/** The segment with the customers of the one that was pointed out, which may have another number now. */
function selectedAfter(before: AppState, after: AppState): number | undefined {
  const { selectedSegment, shownK } = after;
  if (selectedSegment === undefined || shownK === undefined || before.shownK !== shownK)
    return selectedSegment;
  if (before.selectedSegment !== selectedSegment) return selectedSegment;
  const segment = before.edited.at(shownK)?.segments[selectedSegment];
  if (segment === undefined) return selectedSegment;
  const [source] = sourcesOf(segment);
  return after.edited.at(shownK)?.segments.find((each) => sourcesOf(each).includes(source!))?.id;
}
