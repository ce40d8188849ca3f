import { countText } from '../base/number-text.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { NoticeActions } from './notice-actions.ts';
import { foundRows, savedSelection, withSaved } from './saved-selections.ts';

export type SelectionActions = Pick<
  AppActions,
  'selectCustomers' | 'saveSelection' | 'renameSelection' | 'deleteSelection' | 'applySelection'
>;

/** What people do with the customers that all views point out. */
export function selectionActions(
  { store }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): SelectionActions {
  const idsNow = (): readonly string[] => store.getState().run.views.profiles?.ids ?? [];
  const savedAs = (name: string) => store.getState().draft.savedSelections.find((each) => each.name === name);

  return {
    selectCustomers(selection) {
      const next = selection?.rows.length === 0 ? undefined : selection;
      if (next !== store.getState().selection) store.setState({ selection: next });
    },
    saveSelection(typed) {
      const name = typed.trim();
      const { selection, draft: now } = store.getState();
      if (selection === undefined || name === '') return;
      const saved = savedSelection(name, selection, idsNow());
      draft.step({ savedSelections: withSaved(now.savedSelections, saved) });
    },
    renameSelection(name, typed) {
      const next = typed.trim();
      if (savedAs(name) === undefined || next === '' || next === name) return;
      if (savedAs(next) !== undefined) {
        notices.notify({ tone: 'warning', message: `Another selection is already saved as “${next}”.` });
        return;
      }
      const { savedSelections } = store.getState().draft;
      draft.step({
        savedSelections: savedSelections.map((each) => (each.name === name ? { ...each, name: next } : each)),
      });
    },
    deleteSelection(name) {
      if (savedAs(name) === undefined) return;
      const { savedSelections } = store.getState().draft;
      draft.step({ savedSelections: savedSelections.filter((each) => each.name !== name) });
    },
    applySelection(name) {
      const saved = savedAs(name);
      if (saved === undefined) return;
      const { rows, missing } = foundRows(saved, idsNow());
      if (missing > 0)
        notices.notify({
          tone: rows.length === 0 ? 'warning' : 'info',
          message: `${countText(missing)} of the ${countText(saved.ids.length)} customers saved as “${name}” are not in these data.`,
        });
      if (rows.length > 0) store.setState({ selection: { rows, origin: `the saved “${name}”` } });
    },
  };
}
