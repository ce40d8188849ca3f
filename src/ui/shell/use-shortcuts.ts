import { useEffect } from 'react';
import { PAGES } from '../../state/page.ts';
import { useServices } from '../app-context.ts';
import { takesKeys } from './shortcuts.ts';

/** Listens for the single-key shortcuts of the whole page; never while the user types or a dialog is open. */
export function useShortcuts(onHelp: () => void): void {
  const { store } = useServices();
  useEffect(() => {
    const { actions } = store;
    const showNeighbour = (step: number): void => {
      const { shownK, run } = store.getState();
      const ks = run.views.segmentations?.byK.map(({ k }) => k) ?? [];
      const next = ks[ks.findIndex((k) => k === shownK) + step];
      if (shownK !== undefined && next !== undefined) actions.showK(next);
    };
    const stepBack = (): void => {
      if (store.getState().run.phase === 'running') actions.cancel();
      else actions.selectCustomers(undefined);
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return;
      if (takesKeys(event.target) || document.querySelector('dialog[open]') !== null) return;
      const page = PAGES[Number(event.key) - 1];
      if (event.key === 'r') void actions.run();
      else if (event.key === 'Escape') stepBack();
      else if (event.key === '[') showNeighbour(-1);
      else if (event.key === ']') showNeighbour(1);
      else if (event.key === 'u') actions.undo();
      else if (event.key === 'U') actions.redo();
      else if (event.key === '?') onHelp();
      else if (page !== undefined) actions.goTo(page.name);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [store, onHelp]);
}
