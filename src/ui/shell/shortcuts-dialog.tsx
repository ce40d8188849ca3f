import { useEffect, useRef } from 'react';
import { IconButton } from '../parts/button.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="shortcuts-title" onClose={onClose}>
      <header className={styles.header}>
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <IconButton icon="cross" label="Close" onClick={() => dialog.current?.close()} />
      </header>
      <dl className={styles.list}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>They rest while you type in a field.</p>
    </dialog>
  );
}
