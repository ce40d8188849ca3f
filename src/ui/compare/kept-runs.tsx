import { useState } from 'react';
import { MOST_KEPT_RUNS } from '../../state/kept-run.ts';
import { archiveWords } from '../../state/archive-words.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { CleanUp } from './clean-up.tsx';
import { KeptRunItem } from './kept-run-item.tsx';
import styles from './kept-runs.module.css';

/** The runs that this browser keeps, and what they take. */
export function KeptRuns({ onCompare }: { readonly onCompare: ((id: string) => void) | undefined }) {
  const { status, problem, runs, damaged, space, current } = useApp((state) => state.archive);
  const { removeKept } = useActions();
  const [cleaning, setCleaning] = useState(false);
  if (problem !== undefined && status === 'off') {
    const { message, remedy } = archiveWords(problem);
    return (
      <Panel title="Kept runs">
        <p>
          {message} {remedy}
        </p>
      </Panel>
    );
  }
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  return (
    <Panel
      title="Kept runs"
      note={`Every finished run is kept in this browser and nowhere else: the last ${MOST_KEPT_RUNS}, and whatever is pinned. ${formatCounted(runs.length, 'run')} ${runs.length === 1 ? 'takes' : 'take'} ${formatBytes(bytes)}${space === undefined ? '' : `; this site may store ${formatBytes(space.quota)} and uses ${formatBytes(space.used)}`}.`}
      aside={
        runs.length > 0 && (
          <Button aria-expanded={cleaning} onClick={() => setCleaning(!cleaning)}>
            Clean up
          </Button>
        )
      }
    >
      {cleaning && <CleanUp runs={runs} onDone={() => setCleaning(false)} />}
      {damaged.length > 0 && (
        <p className={styles.damaged}>
          {formatCounted(damaged.length, 'entry', 'entries')} cannot be read.{' '}
          <Button onClick={() => void removeKept(damaged)}>Remove what cannot be read</Button>
        </p>
      )}
      <ul className={styles.list} aria-label="Kept runs">
        {runs.map((run) => (
          <KeptRunItem
            key={run.id}
            run={run}
            onScreen={run.id === current}
            onCompare={run.id === current ? undefined : onCompare}
          />
        ))}
      </ul>
    </Panel>
  );
}
