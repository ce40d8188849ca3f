import { useState } from 'react';
import { MOST_KEPT_RUNS, runsOverLimit, type KeptRun } from '../../state/kept-run.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { runTitle, runWords } from './run-title.ts';
import styles from './kept-runs.module.css';

/** What a clean-up would remove, and how many bytes come free, before it is done. */
export function CleanUp({ runs, onDone }: { readonly runs: readonly KeptRun[]; onDone(): void }) {
  const { removeKept } = useActions();
  const [most, setMost] = useState(5);
  const gone = runsOverLimit(runs, most);
  const bytes = gone.reduce((sum, run) => sum + run.bytes, 0);
  return (
    <div className={styles.cleanUp} role="group" aria-label="Clean up">
      <label>
        Keep the newest{' '}
        <input
          type="number"
          min={0}
          max={MOST_KEPT_RUNS}
          value={most}
          onChange={(event) => setMost(Math.max(0, Math.floor(Number(event.target.value))))}
        />{' '}
        and all pinned runs
      </label>
      <p aria-live="polite">
        {gone.length === 0
          ? 'Nothing would go.'
          : `${formatCounted(gone.length, 'run')} would go, and ${formatBytes(bytes)} come free:`}
      </p>
      {gone.length > 0 && (
        <ul className={styles.gone}>
          {gone.map((run) => (
            <li key={run.id}>
              {runTitle(run)}: {runWords(run)}, {formatBytes(run.bytes)}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button
          disabled={gone.length === 0}
          onClick={() => {
            void removeKept(gone.map(({ id }) => id));
            onDone();
          }}
        >
          Remove {formatCounted(gone.length, 'run')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave them
        </Button>
      </div>
    </div>
  );
}
