import { type ImportPace, msLeft } from '../../state/import-pace.ts';
import type { ImportProgress } from '../../worker/protocol.ts';
import { formatBytes, formatCount, formatDuration, formatNumber } from '../parts/format-number.ts';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { StatList } from '../parts/stat-list.tsx';

/** How much of a file is read, how fast that goes, and how long the rest may take. */
export function ReadingFigures({
  label,
  progress,
  pace,
}: {
  readonly label: string;
  readonly progress: ImportProgress;
  readonly pace: ImportPace;
}) {
  const { bytes, totalBytes, rows } = progress;
  const share = totalBytes === 0 ? undefined : bytes / totalBytes;
  const left = msLeft(pace, progress);
  return (
    <>
      <ProgressBar label={label} share={share} />
      <StatList
        stats={[
          {
            label: 'Read',
            value: share === undefined ? '' : `${Math.floor(100 * share)}%`,
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
        {share === undefined ? '' : `${10 * Math.floor(10 * share)}% read`}
      </p>
    </>
  );
}

const WORKING_OUT = 'working out …';

/** Whole seconds, so that the figure does not flicker. */
function roundedUp(ms: number): string {
  return `about ${formatDuration(1000 * Math.max(1, Math.ceil(ms / 1000)))}`;
}
