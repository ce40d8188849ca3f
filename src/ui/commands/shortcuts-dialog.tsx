import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { Overlay } from './command.ts';
import { SHORTCUT_COMMANDS } from './shortcut-commands.ts';
import styles from './shortcuts-dialog.module.css';

/** The commands that have keys, with their keys. */
export function ShortcutsDialog({ show, onClose }: { show(overlay: Overlay): void; onClose(): void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
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
          onClose();
          show('tour');
        }}
      >
        Take the tour
      </Button>
    </Dialog>
  );
}
