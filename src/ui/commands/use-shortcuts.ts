import { useLayoutEffect } from 'react';
import { useServices } from '../app-context.ts';
import type { Overlay } from './command.ts';
import { SHORTCUT_COMMANDS } from './shortcut-commands.ts';
import { takesKeys } from './takes-keys.ts';

/** Listens for the shortcuts of the whole page, from the moment it is drawn; single keys rest while the user types, all of them while a dialog is open. */
export function useShortcuts(show: (overlay: Overlay) => void): void {
  const { store } = useServices();
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.altKey || event.isComposing || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], :popover-open') !== null) return;
      const control = event.ctrlKey || event.metaKey;
      if (!control && takesKeys(event.target)) return;
      const key = control ? event.key.toLowerCase() : event.key;
      const command = SHORTCUT_COMMANDS.find(
        ({ shortcut }) => shortcut?.key === key && (shortcut.control ?? false) === control,
      );
      if (command === undefined) return;
      event.preventDefault();
      command.run({ store, show });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [store, show]);
}
