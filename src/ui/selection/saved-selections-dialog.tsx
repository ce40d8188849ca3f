import { useState } from 'react';
import type { DraftStep } from '../../state/draft.ts';
import { useApp, useServices } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SaveSelectionForm } from './save-selection-form.tsx';
import { SavedSelectionItem } from './saved-selection-item.tsx';
import styles from './saved-selections-dialog.module.css';

/** What was deleted, and the step that this made. */
interface Deletion {
  readonly name: string;
  readonly step: DraftStep;
}

const NOBODY: readonly string[] = [];

/** Selections kept under names: save the one there is, take one up again, rename or delete it. */
export function SavedSelectionsDialog({ onClose }: { readonly onClose: () => void }) {
  const saved = useApp((state) => state.draft.savedSelections);
  const selection = useApp((state) => state.selection);
  const ids = useApp((state) => state.run.views.profiles?.ids ?? NOBODY);
  const { store } = useServices();
  const present = useApp((state) => state.history.present);
  const [deletion, setDeletion] = useState<Deletion | undefined>(undefined);
  const remove = (name: string) => {
    store.actions.deleteSelection(name);
    setDeletion({ name, step: store.getState().history.present });
  };
  return (
    <Dialog title="Saved selections" onClose={onClose}>
      {selection === undefined ? undefined : (
        <SaveSelectionForm selection={selection} taken={saved.map(({ name }) => name)} />
      )}
      {saved.length === 0 ? (
        <p className={styles.none}>Nothing is saved yet. Saved selections follow customers by their ids.</p>
      ) : (
        <ul className={styles.list} aria-label="Saved selections">
          {saved.map((each) => (
            <SavedSelectionItem
              key={each.name}
              saved={each}
              ids={ids}
              onApplied={onClose}
              onDelete={remove}
            />
          ))}
        </ul>
      )}
      {deletion?.step === present ? (
        <p className={styles.undo} role="status">
          “{deletion.name}” is gone.
          <Button look="quiet" icon="undo" onClick={() => store.actions.undo()}>
            Undo
          </Button>
        </p>
      ) : undefined}
    </Dialog>
  );
}
