import { useEffect, useRef } from 'react';
import { Button, IconButton } from '../parts/button.tsx';
import type { Overlay } from './command.ts';
import { SHORTCUT_COMMANDS } from './shortcut-commands.ts';
import styles from './shortcuts-dialog.module.css';

/** The commands that have keys, with their keys. */
export function ShortcutsDialog({ show, onClose }: { show(overlay: Overlay): void; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="shortcuts-title" onClose={onClose}>
      <header className={styles.header}>
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <IconButton icon="cross" label="Close" onClick={() => dialog.current?.close()} />
      </header>
      <dl className={styles.list}>
        {SHORTCUT_COMMANDS.map(({ id, title, shortcut }) => (
          <div key={id}>
            <dt>
              <kbd>{shortcut?.shown}</kbd>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>Single keys rest while you type in a field.</p>
      <Button
        onClick={() => {
          dialog.current?.close();
          show('tour');
        }}
      >
        Take the tour
      </Button>
    </dialog>
  );
}
