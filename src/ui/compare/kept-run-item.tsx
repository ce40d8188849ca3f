import { useState } from 'react';
import type { KeptRun } from '../../state/kept-run.ts';
import { useActions } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { formatBytes, formatDuration } from '../parts/format-number.ts';
import { formatMoment } from '../parts/format-moment.ts';
import { runTitle, runWords } from './run-title.ts';
import styles from './kept-runs.module.css';

/** One kept run: what it is, its name and note, and what can be done with it. */
export function KeptRunItem({
  run,
  onScreen,
  onCompare,
}: {
  readonly run: KeptRun;
  readonly onScreen: boolean;
  readonly onCompare: ((id: string) => void) | undefined;
}) {
  const { changeKept, removeKept, adoptSettings } = useActions();
  const [open, setOpen] = useState(false);
  const title = runTitle(run);
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <p className={styles.title}>
          {title}
          {onScreen && <span className={styles.tag}>on screen</span>}
          {run.pinned && <span className={styles.tag}>pinned</span>}
        </p>
        <p className={styles.about}>
          {runWords(run)}
          {run.name === '' ? '' : `; ${formatMoment(run.at)}`}; structure {run.structure}; took{' '}
          {formatDuration(run.ms)}; {formatBytes(run.bytes)}
        </p>
        {run.note !== '' && !open && <p className={styles.note}>{run.note}</p>}
      </div>
      <div className={styles.actions}>
        {onCompare !== undefined && <Button onClick={() => onCompare(run.id)}>Compare</Button>}
        <Button
          aria-pressed={run.pinned}
          aria-label={`Pin ${title}`}
          onClick={() => void changeKept(run.id, { pinned: !run.pinned })}
        >
          Pin
        </Button>
        <Button aria-expanded={open} aria-label={`Name and note of ${title}`} onClick={() => setOpen(!open)}>
          Name
        </Button>
        <Button
          aria-label={`Use the settings of ${title}`}
          title="Takes its settings over; the run button then runs them"
          onClick={() => adoptSettings(run.id)}
        >
          Use settings
        </Button>
        <IconButton icon="cross" label={`Remove ${title}`} onClick={() => void removeKept([run.id])} />
      </div>
      {open && <NameAndNote run={run} />}
    </li>
  );
}

function NameAndNote({ run }: { readonly run: KeptRun }) {
  const { changeKept } = useActions();
  const [name, setName] = useState(run.name);
  const [note, setNote] = useState(run.note);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void changeKept(run.id, { name: name.trim(), note: note.trim() });
      }}
    >
      <label>
        Name
        <input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        Note
        <textarea value={note} maxLength={2000} rows={2} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button type="submit" disabled={name.trim() === run.name && note.trim() === run.note}>
        Keep name and note
      </Button>
      <p className={styles.about}>
        Result <code>{run.resultHash.slice(0, 16)}</code>, data <code>{run.dataHash.slice(0, 16)}</code>, made
        with Strata {run.appVersion}
      </p>
    </form>
  );
}
