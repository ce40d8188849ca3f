import type { AppActions, StoreParts } from './app-state.ts';

/** What people do with the customers that all views point out. */
export function selectionActions({ store }: StoreParts): Pick<AppActions, 'selectCustomers'> {
  return {
    selectCustomers(selection) {
      const next = selection?.rows.length === 0 ? undefined : selection;
      if (next !== store.getState().selection) store.setState({ selection: next });
    },
  };
}
