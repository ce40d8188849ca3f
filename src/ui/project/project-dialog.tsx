import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { formatBytes } from '../parts/format-number.ts';
import { PROJECT_ENDING } from '../../state/project/project-document.ts';
import { AwaitedFiles } from './awaited-files.tsx';
import { ForgetEverything } from './forget-everything.tsx';
import { saveProject } from './save-project.ts';
import styles from './project.module.css';

/** The project as a file: save, open, notes; and what this browser keeps. */
export function ProjectDialog() {
  const actions = useActions();
  const { fileName, busy, awaited } = useApp((state) => state.project);
  const notes = useApp((state) => state.draft.notes);
  return (
    <Dialog title="Project" wide onClose={() => actions.showProject(false)}>
      <div
        className={styles.content}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void saveProject(actions);
        }}
      >
        {awaited !== undefined && <AwaitedFiles awaited={awaited} />}
        <p className={styles.about}>
          A project is one file: settings, decisions, saved selections, notes, what is selected, and the
          result. Opened on any machine, it runs again and tells whether it arrives at the same result.
          {fileName === undefined ? '' : ` This one is “${fileName}”.`}
        </p>
        <WithData />
        <div className={styles.actions}>
          <Button
            look="primary"
            icon="download"
            disabled={busy !== undefined}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={() => void saveProject(actions)}
          >
            Save project
          </Button>
          <FileButton
            label="Open a project"
            accept={PROJECT_ENDING}
            onFile={(file) => void actions.openProject(file)}
          />
          <span role="status" className={styles.about}>
            {busy === 'saving' ? 'Saving…' : busy === 'opening' ? 'Opening…' : ''}
          </span>
        </div>
        <label className={styles.notes}>
          Notes on the project
          <textarea
            value={notes}
            rows={5}
            maxLength={100_000}
            placeholder="What it is for, what was decided and why"
            onChange={(event) => actions.setNotes(event.target.value)}
          />
        </label>
        <ForgetEverything />
      </div>
    </Dialog>
  );
}

/** Whether imported files go with the project; nothing where data are generated. */
function WithData() {
  const { includeData } = useActions();
  const { withData } = useApp((state) => state.project);
  const inputs = useApp((state) => state.inputs);
  const source = useApp((state) => state.draft.config.source.kind);
  if (source === 'synthetic')
    return <p className={styles.about}>The data are generated from the settings.</p>;
  const files = [inputs[source], source === 'events' ? inputs.merges : undefined].filter(
    (file) => file !== undefined,
  );
  const named = files.map(({ fileName, bytes }) => `${fileName}, ${formatBytes(bytes)}`).join('; ');
  return (
    <div>
      <label className={styles.withData}>
        <input type="checkbox" checked={withData} onChange={(event) => includeData(event.target.checked)} />
        With the imported data ({named})
      </label>
      <p className={styles.about}>
        {withData
          ? 'Whoever gets the project gets the data.'
          : 'Only the customers’ ids with their segments go along. Opening the project will ask for the file and check that it is the same.'}
      </p>
    </div>
  );
}
