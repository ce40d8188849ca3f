import { PRESETS, presetConfig } from '../../pipelines/segmentation/presets.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { listChanges } from './list-changes.ts';
import styles from './configuration.module.css';

/** Where the settings start from, and how they differ from it now. */
export function PresetChoice() {
  const { choosePreset, resetChanges } = useActions();
  const draft = useApp((state) => state.draft);
  const preset = PRESETS.find(({ name }) => name === draft.preset);
  const changes = listChanges(draft.changes, presetConfig(draft.preset));
  return (
    <div className={styles.preset}>
      <div className={styles.presetRow}>
        <label htmlFor="preset">Preset</label>
        <select
          id="preset"
          className={styles.select}
          value={draft.preset}
          aria-describedby="preset-about"
          onChange={(event) => {
            const chosen = PRESETS.find(({ name }) => name === event.target.value);
            if (chosen !== undefined) choosePreset(chosen.name);
          }}
        >
          {PRESETS.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p id="preset-about" className={styles.muted}>
        {preset?.about}
      </p>
      <div className={styles.diffRow}>
        <span className={styles.muted}>
          {changes.length === 0 ? 'As the preset has it' : formatCounted(changes.length, 'change')}
        </span>
        <Button look="quiet" disabled={changes.length === 0} onClick={() => resetChanges()}>
          Reset
        </Button>
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
    </div>
  );
}
