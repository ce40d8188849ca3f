import type { StageEstimate } from '../../engine/estimate.ts';
import { formatBytes, formatDuration } from '../parts/format-number.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { basisWord, twoDigits } from './estimate-words.ts';
import styles from './size-advice.module.css';

/** What each stage would take, and what that is reckoned from. */
export function StageEstimates({
  stages,
  titles,
}: {
  readonly stages: readonly StageEstimate[];
  readonly titles: ReadonlyMap<string, string>;
}) {
  return (
    <>
      <PlainTable
        caption="What each stage would take"
        columns={[
          { title: 'Stage', cell: ({ stage }) => titles.get(stage) ?? stage },
          {
            title: 'Time',
            align: 'right',
            cell: ({ ms, basis }) => (basis === 'kept' ? '0 s' : formatDuration(twoDigits(ms))),
          },
          {
            title: 'Size, basis',
            align: 'right',
            cell: ({ bytes, basis }) => (
              <>
                {formatBytes(twoDigits(bytes))}
                <span className={styles.basis}>{basisWord(basis)}</span>
              </>
            ),
          },
        ]}
        rows={stages}
        rowKey={({ stage }) => stage}
      />
      <p className={styles.muted}>
        Time is by the clock; size is that of the results of all stages together, which is what the run keeps.
      </p>
    </>
  );
}
