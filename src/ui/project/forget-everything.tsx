import { useState } from 'react';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { KeepSession } from './keep-session.tsx';
import styles from './project.module.css';

/** What this browser keeps, and the way to erase it; asked twice, since it cannot be undone. */
export function ForgetEverything() {
  const { forgetEverything } = useActions();
  const runs = useApp((state) => state.archive.runs);
  const presets = useApp((state) => state.ownPresets);
  const [asked, setAsked] = useState(false);
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  const kept = `${formatCounted(runs.length, 'run')} (${formatBytes(bytes)}), ${formatCounted(presets.length, 'preset')} of your own, what is kept of open pages in case they end unexpectedly, and small choices such as the theme`;
  return (
    <section className={styles.kept} aria-labelledby="kept-here">
      <h3 id="kept-here">Kept in this browser</h3>
      <KeepSession />
      <p className={styles.about}>
        {asked
          ? `Erase ${kept}? That takes the sessions of every tab and those that a crash has left, with their files. This cannot be undone; project files are not touched.`
          : `${kept}.`}
      </p>
      {asked ? (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              setAsked(false);
              void forgetEverything();
            }}
          >
            Erase all of it
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            Leave it
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>Forget everything kept here</Button>
      )}
    </section>
  );
}
