import { useId, useState } from 'react';
import type { CustomerSelection } from '../../state/selection.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import styles from './saved-selections-dialog.module.css';

const LONGEST_NAME = 80;

/** Keeps the selection that is there under a name. */
export function SaveSelectionForm({
  selection,
  taken,
}: {
  readonly selection: CustomerSelection;
  readonly taken: readonly string[];
}) {
  const id = useId();
  const { saveSelection } = useActions();
  const [name, setName] = useState('');
  const replaces = taken.includes(name.trim());
  return (
    <form
      className={styles.form}
      aria-label="Save the selection"
      onSubmit={(event) => {
        event.preventDefault();
        saveSelection(name);
        setName('');
      }}
    >
      <label htmlFor={id}>Save {formatCounted(selection.rows.length, 'customer')} as</label>
      <div className={styles.line}>
        <input
          id={id}
          type="text"
          className={styles.name}
          maxLength={LONGEST_NAME}
          placeholder="Name"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          {replaces ? 'Replace' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
