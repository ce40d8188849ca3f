import type { ImportFlow } from '../../state/import-flow.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import styles from './data.module.css';
import { ImportFrame } from './import-frame.tsx';
import { ReadingFigures } from './reading-figures.tsx';

/** How far the reading of a file is, how fast it goes, and how long it may still take. */
export function ImportProgress({ flow }: { readonly flow: Extract<ImportFlow, { kind: 'importing' }> }) {
  const { cancelImport } = useActions();
  const { progress, pace } = flow;
  return (
    <ImportFrame
      title={`Importing ${flow.fileName}`}
      note="What was loaded before stays as it is until this file is in."
      aside={
        <Button icon="stop" onClick={() => cancelImport()}>
          Cancel import
        </Button>
      }
    >
      <ReadingFigures label="Progress of the import" progress={progress} pace={pace} />
      <p className={styles.muted}>The page stays free: the file is read beside it, on this machine.</p>
    </ImportFrame>
  );
}
