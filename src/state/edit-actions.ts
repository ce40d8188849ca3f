import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { NoticeActions } from './notice-actions.ts';
import { shownSegmentation } from './selectors.ts';

/** Edits of segments by hand. */
export function editActions(
  { store }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): Pick<AppActions, 'editSegments'> {
  const load = async () => {
    const editing = await import('./segment-editing.ts');
    if (store.getState().editing === undefined) store.setState({ editing });
    return editing;
  };
  store.subscribe(({ draft: { edits }, editing }) => {
    if (editing === undefined && edits.list.length > 0) void load();
  });
  store.subscribe(({ run, edited, shownK }, before) => {
    if (run.views.segmentations === before.run.views.segmentations || shownK === undefined) return;
    const waiting = edited.placementAt(shownK)?.waiting.length ?? 0;
    if (waiting > 0)
      notices.notify({
        tone: 'warning',
        message: `${waiting === 1 ? 'An edit' : `${waiting} edits`} of segments found no segment with the same members in this result.`,
        remedy: 'Give it to a segment or discard it under “Edited by hand” on the Segments page.',
      });
  });
  return {
    async editSegments(change) {
      const [{ changedEdits }] = await Promise.all([
        import('../pipelines/segmentation/edits/change-edits.ts'),
        load(),
      ]);
      const state = store.getState();
      const shown = shownSegmentation(state);
      const ids = state.run.views.profiles?.ids;
      if (shown === undefined || ids === undefined) return;
      const edits = changedEdits(state.draft.edits, change, shown, ids);
      if (edits !== state.draft.edits) draft.step({ edits });
    },
  };
}
