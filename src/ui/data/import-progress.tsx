import { msLeft } from '../../state/import-pace.ts';
import type { ImportFlow } from '../../state/import-flow.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCount, formatDuration, formatNumber } from '../parts/format-number.ts';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { StatList } from '../parts/stat-list.tsx';
import styles from './data.module.css';
import { ImportFrame } from './import-frame.tsx';

/** How far the reading of a file is, how fast it goes, and how long it may still take. */
export function ImportProgress({ flow }: { readonly flow: Extract<ImportFlow, { kind: 'importing' }> }) {
  const { cancelImport } = useActions();
  const { progress, pace } = flow;
  const { bytes, totalBytes, rows } = progress;
  const share = totalBytes === 0 ? undefined : bytes / totalBytes;
  const left = msLeft(pace, progress);
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
      <ProgressBar label="Progress of the import" share={share} />
      <StatList
        stats={[
          {
            label: 'Read',
            value: share === undefined ? '' : `${Math.floor(100 * share)} %`,
            note: `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
          },
          {
            label: 'Rows',
            value: formatCount(rows),
            note: pace.speed === undefined ? WORKING_OUT : `${formatNumber(pace.speed.rowsPerSecond)} rows/s`,
          },
          {
            label: 'Time left',
            value: left === undefined ? WORKING_OUT : roundedUp(left),
            note:
              pace.speed === undefined
                ? 'it takes a second to know'
                : `${formatBytes(pace.speed.bytesPerSecond)}/s`,
          },
        ]}
      />
      <p role="status" className="visually-hidden">
        {share === undefined ? '' : `${10 * Math.floor(10 * share)} % read`}
      </p>
      <p className={styles.muted}>The page stays free: the file is read beside it, on this machine.</p>
    </ImportFrame>
  );
}

const WORKING_OUT = 'working out …';

/** Whole seconds, so that the figure does not flicker. */
function roundedUp(ms: number): string {
  return `about ${formatDuration(1000 * Math.max(1, Math.ceil(ms / 1000)))}`;
}
