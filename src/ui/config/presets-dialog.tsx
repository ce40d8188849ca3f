import { nameProblem } from '../../state/own-presets.ts';
import { settingProblems } from '../../state/draft.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { download } from '../parts/download.ts';
import { FileButton } from '../parts/file-button.tsx';
import { Notices } from '../shell/notices.tsx';
import { NameForm } from './name-form.tsx';
import { PresetRow } from './preset-row.tsx';
import styles from './presets-dialog.module.css';

/** The presets of one's own: save the settings under a name, rename, duplicate, delete, export, import. */
export function PresetsDialog({ onClose }: { onClose(): void }) {
  const { savePreset, updatePreset, importPresets, presetFile } = useActions();
  const presets = useApp((state) => state.ownPresets);
  const draft = useApp((state) => state.draft);
  const isFaulty = settingProblems(draft.config).length > 0;
  return (
    <Dialog title="Your presets" wide onClose={onClose}>
      <div className={styles.body}>
        <Notices />
        {isFaulty ? (
          <p className={styles.muted}>Correct the marked settings first, then they can be saved here.</p>
        ) : (
          <NameForm
            label="Name for the settings as they are now"
            action="Save"
            problemOf={(name) => nameProblem(name, presets)}
            onName={savePreset}
          />
        )}
        {draft.ownPreset !== undefined && draft.changeCount > 0 && !isFaulty && (
          <p>
            <Button onClick={() => updatePreset()}>Update “{draft.ownPreset.name}” with them</Button>
          </p>
        )}
        {presets.length === 0 ? (
          <p className={styles.muted}>
            None yet. A preset holds settings, never data, and stays in this browser.
          </p>
        ) : (
          <ul role="list" className={styles.list} aria-label="Your presets">
            {presets.map((preset) => (
              <PresetRow key={preset.id} preset={preset} />
            ))}
          </ul>
        )}
        <div className={styles.buttons}>
          <FileButton
            label="Import presets"
            accept=".json,application/json"
            onFile={(file) => void importPresets(file)}
          />
          <Button
            icon="download"
            disabled={presets.length === 0}
            onClick={() =>
              void presetFile().then((text) => download('strata-presets.json', 'application/json', text))
            }
          >
            Export all
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
