import { type FormEvent, useState } from 'react';
import type { Applied } from '../../state/applying/apply-state.ts';
import { useActions } from '../app-context.ts';
import { Funnel } from '../data/funnel.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { RejectedRows } from '../data/rejected-rows.tsx';
import { TABLE_FILES } from '../data/table-files.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { formatBytes, formatCounted, formatDuration } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './apply.module.css';

/** The new data: what was read, and from which day recency counts back. */
export function AppliedData({ result }: { readonly result: Applied }) {
  const { openNewMerges } = useActions();
  const { data, merges, acquired, checked, drift, ms } = result.applied;
  return (
    <>
      <Panel
        title={`New data: ${data.fileName}`}
        note={`${formatCounted(data.rows, 'row')}, ${formatCounted(data.ids, 'id')}, ${formatBytes(data.bytes)}; read and applied in ${formatDuration(ms)}. ${
          merges === undefined ? '' : `Ids are united as ${merges.fileName} has it. `
        }They are kept no longer than this page is open, apart from the data of the run.`}
      >
        {acquired === undefined && <WarningList warnings={data.warnings} />}
        {acquired === undefined && data.rejected.length > 0 && (
          <RejectedRows caption={`Rejected rows of ${data.fileName}`} rows={data.rejected} />
        )}
        {drift.data.referenceDay !== null && (
          <>
            <AsOf
              key={drift.data.referenceDay}
              day={drift.data.referenceDay}
              isOwn={result.newData.asOf !== undefined}
            />
            <div className={styles.actions}>
              <FileButton
                label={merges === undefined ? 'Add a merge history' : 'Choose another merge history'}
                accept={TABLE_FILES}
                onFile={(file) => void openNewMerges(file)}
              />
            </div>
          </>
        )}
      </Panel>
      {acquired !== undefined && <Funnel acquired={acquired} checked={checked} />}
    </>
  );
}

function AsOf({ day, isOwn }: { readonly day: string; readonly isOwn: boolean }) {
  const { applyAsOf } = useActions();
  const [typed, setTyped] = useState(day);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== '' && typed !== day) void applyAsOf(typed);
  };
  return (
    <form className={styles.day} onSubmit={submit}>
      <label>
        Recency counts back from{' '}
        <input type="date" required value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <Button type="submit" disabled={typed === '' || typed === day}>
        Apply from this day
      </Button>
      {isOwn && (
        <Button look="quiet" onClick={() => void applyAsOf(undefined)}>
          As the model has it
        </Button>
      )}
    </form>
  );
}
