import { lazy, Suspense, useCallback, useState } from 'react';
import { PRESETS } from '../../pipelines/segmentation/presets.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { listChanges } from './list-changes.ts';
import styles from './configuration.module.css';

const PresetsDialog = lazy(async () => ({ default: (await import('./presets-dialog.tsx')).PresetsDialog }));

/** Where the settings start from, and how they differ from it now. */
export function PresetChoice() {
  const { choosePreset, chooseOwnPreset, resetChanges } = useActions();
  const draft = useApp((state) => state.draft);
  const ownPresets = useApp((state) => state.ownPresets);
  const [dialogOpen, setDialogOpen] = useState(false);
  const closeDialog = useCallback(() => setDialogOpen(false), []);
  const preset = PRESETS.find(({ name }) => name === draft.preset);
  const changes = listChanges(draft.changes, draft.baseline);
  const choose = (value: string): void => {
    const builtIn = PRESETS.find(({ name }) => name === value);
    if (builtIn === undefined) chooseOwnPreset(Number(value));
    else choosePreset(builtIn.name);
  };
  return (
    <div className={styles.preset}>
      <div className={styles.presetRow}>
        <label htmlFor="preset">Preset</label>
        <select
          id="preset"
          className={styles.select}
          value={draft.ownPreset?.id ?? draft.preset}
          aria-describedby="preset-about"
          onChange={(event) => choose(event.target.value)}
        >
          <optgroup label="Built in">
            {PRESETS.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </optgroup>
          {ownPresets.length > 0 && (
            <optgroup label="Your own">
              {ownPresets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </div>
      <p id="preset-about" className={styles.muted}>
        {draft.ownPreset === undefined ? preset?.about : `Your own, made from ${preset?.title}.`}
      </p>
      <div className={styles.diffRow}>
        <span className={styles.muted}>
          {changes.length === 0 ? 'No changes' : formatCounted(changes.length, 'change')}
        </span>
        <span className={styles.presetButtons}>
          <Button look="quiet" onClick={() => setDialogOpen(true)}>
            Your presets
          </Button>
          <Button look="quiet" disabled={changes.length === 0} onClick={() => resetChanges()}>
            Reset
          </Button>
        </span>
      </div>
      {changes.length > 0 && (
        <ul role="list" className={styles.diff} aria-label="Changes">
          {changes.map(({ path, title, before, after }) => (
            <li key={path}>
              <span>{title}</span>
              <span className={styles.values}>
                {before} → {after}
              </span>
            </li>
          ))}
        </ul>
      )}
      {dialogOpen && (
        <Suspense>
          <PresetsDialog onClose={closeDialog} />
        </Suspense>
      )}
    </div>
  );
}
