import type { CustomerSelection } from '../../state/selection.ts';
import { useActions } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { formatCount } from '../parts/format-number.ts';
import styles from './selection-bar.module.css';

export interface SelectionBarProps {
  readonly selection: CustomerSelection;
  /** All customers of the run. */
  readonly total: number;
  /** Whether the table shows the selected customers only. */
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
  readonly onSave: () => void;
  readonly onExport: () => void;
}

/** Who is selected and how, and what can be done with them; stays at the foot of the window. */
export function SelectionBar({ selection, total, only, onOnly, onSave, onExport }: SelectionBarProps) {
  const { selectCustomers } = useActions();
  return (
    <section className={styles.bar} aria-label="Selection">
      <p className={styles.words} role="status">
        <strong>{formatCount(selection.rows.length)}</strong> of {formatCount(total)} customers selected by{' '}
        {selection.origin}
      </p>
      <div className={styles.actions}>
        <Button look="quiet" aria-pressed={only} title="In the table" onClick={() => onOnly(!only)}>
          Show only these
        </Button>
        <Button look="quiet" onClick={onSave}>
          Save
        </Button>
        <Button look="quiet" onClick={onExport}>
          Export
        </Button>
        <IconButton
          icon="cross"
          label="Clear the selection"
          title="Clear the selection (Esc)"
          onClick={() => selectCustomers(undefined)}
        />
      </div>
    </section>
  );
}
