import { useState } from 'react';
import type { HandoverFile } from '../../pipelines/segmentation/handover/handover-file.ts';
import { HANDOVER_FILES } from '../../pipelines/segmentation/handover/handover-files.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { SQL_CHOICES, type SqlChoice } from './sql-choices.ts';
import { useHandover } from './use-handover.ts';
import styles from './handover.module.css';

const NOTHING_TOLD = { refused: [], renamed: [] };

/** Files by which other engines repeat the run, each made when it is asked for. */
export function HandoverPanel() {
  const [dialect, setDialect] = useState<SqlChoice>('duckdb');
  const { state, save } = useHandover();
  const running = useApp(({ run }) => run.phase === 'running');
  const files = HANDOVER_FILES.filter((file) => file.dialect === undefined || file.dialect === dialect);
  const busy = state.kind === 'being written';
  const { refused, renamed } = state.kind === 'written' ? state : NOTHING_TOLD;
  return (
    <Panel
      title="Hand over"
      note="Files that repeat this run on another engine: the segments shown here, with their names, under the constants of the run. SQL, scripts and models hold values of 20 customers of the run with what Strata found, by which they are checked; SQL and scripts also name those customers, and ids that were merged."
    >
      <div className={styles.head}>
        <label className={styles.dialect}>
          SQL for
          <select value={dialect} onChange={({ target }) => setDialect(target.value as SqlChoice)}>
            {SQL_CHOICES.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button
          icon="download"
          disabled={running}
          onClick={() => void save(files, `strata-handover-${dialect}.zip`)}
        >
          All as one zip
        </Button>
        <p className={styles.status} role="status">
          {busy ? 'Being written …' : ''}
        </p>
      </div>
      {state.kind === 'failed' && (
        <Notice tone="danger" live title="The files could not be written.">
          {state.message}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice
          tone="info"
          live
          title={refused.length === 1 ? 'One file is left out.' : `${refused.length} files are left out.`}
        >
          <ul className={styles.told}>
            {refused.map(({ id, reason }) => (
              <li key={id}>
                <code>{HANDOVER_FILES.find((file) => file.id === id)?.fileName}</code>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {renamed.length > 0 && (
        <Notice
          tone="info"
          live
          title={
            renamed.length === 1
              ? 'One feature has another name for other engines.'
              : `${renamed.length} features have other names for other engines.`
          }
        >
          <ul className={styles.told}>
            {renamed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <PlainTable<HandoverFile>
        caption="Files to hand over"
        rows={files}
        rowKey={({ id }) => id}
        columns={[
          {
            title: 'File',
            cell: ({ fileName, about, tested }) => (
              <div className={styles.file}>
                <code>{fileName}</code>
                <Verdict
                  kind={tested ? 'pass' : 'not tested'}
                  word={tested ? 'run by our tests' : 'never run by us'}
                />
                <p className={styles.about}>{about}</p>
              </div>
            ),
          },
          {
            title: 'Take',
            align: 'right',
            cell: (file) => (
              <Button
                look="quiet"
                icon="download"
                disabled={running}
                onClick={() => void save([file], file.fileName)}
              >
                Save<span className="visually-hidden"> {file.fileName}</span>
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
