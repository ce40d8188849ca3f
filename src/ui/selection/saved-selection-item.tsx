import { useMemo, useState } from 'react';
import { foundRows, type SavedSelection } from '../../state/saved-selections.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import styles from './saved-selections-dialog.module.css';

/** One saved selection: how many of its customers are in the data, and what can be done with it. */
export function SavedSelectionItem({
  saved,
  ids,
  onApplied,
  onDelete,
}: {
  readonly saved: SavedSelection;
  readonly ids: readonly string[];
  readonly onApplied: () => void;
  readonly onDelete: (name: string) => void;
}) {
  const { applySelection } = useActions();
  const [renaming, setRenaming] = useState(false);
  const { rows, missing } = useMemo(() => foundRows(saved, ids), [saved, ids]);
  return (
    <li className={styles.item}>
      {renaming ? (
        <RenameForm name={saved.name} onDone={() => setRenaming(false)} />
      ) : (
        <>
          <p className={styles.words}>
            <strong>{saved.name}</strong>
            <span>{countWords(saved.ids.length, missing)}</span>
          </p>
          <div className={styles.buttons}>
            <Button
              disabled={rows.length === 0}
              aria-label={`Select ${saved.name}`}
              onClick={() => {
                applySelection(saved.name);
                onApplied();
              }}
            >
              Select
            </Button>
            <Button look="quiet" aria-label={`Rename ${saved.name}`} onClick={() => setRenaming(true)}>
              Rename
            </Button>
            <Button look="quiet" aria-label={`Delete ${saved.name}`} onClick={() => onDelete(saved.name)}>
              Delete
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

function RenameForm({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { renameSelection } = useActions();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        renameSelection(name, typed);
        onDone();
      }}
    >
      <input
        type="text"
        className={styles.name}
        aria-label={`New name of ${name}`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit">Rename</Button>
      <Button look="quiet" onClick={onDone}>
        Leave it
      </Button>
    </form>
  );
}

function countWords(count: number, missing: number): string {
  const all = formatCounted(count, 'customer');
  return missing === 0 ? all : `${all}, ${formatCount(missing)} not in these data`;
}
