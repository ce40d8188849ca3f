import type { MergeColumns, MergeGuess } from '../../io/merge-history.ts';
import type { ImportFlow } from '../../state/import-flow.ts';
import { failureWords } from '../../state/failure-words.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCounted } from '../parts/format-number.ts';
import { Notice } from '../parts/notice.tsx';
import { ColumnSelect } from './column-select.tsx';
import { ImportFrame } from './import-frame.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { PreviewRows } from './preview-rows.tsx';
import styles from './data.module.css';

type Role = keyof MergeColumns;

const ROLES: readonly { readonly role: Role; readonly title: string; readonly absent: string }[] = [
  { role: 'past', title: 'Past id', absent: 'needed: the id that was given up' },
  { role: 'canonical', title: 'Canonical id', absent: 'needed: the id that it became part of' },
  { role: 'time', title: 'Time of the merge', absent: 'optional: it decides between merges that disagree' },
];

/** The first rows of a merge history, and which of its columns say who became part of whom. */
export function MergesPreview({ flow }: { readonly flow: Extract<ImportFlow, { kind: 'mergesPreviewed' }> }) {
  const { chooseMergeColumns, confirmImport, applyModel, cancelImport } = useActions();
  const { preview, chosen, refused } = flow;
  const { table, columns } = preview;
  const missing = ROLES.filter(({ role }) => role !== 'time' && columns[role] === undefined);
  return (
    <ImportFrame
      title={`${flow.wanted === undefined ? 'Import' : 'Merge history:'} ${flow.fileName}`}
      note={`A merge history: ${formatBytes(flow.bytes)}, ${formatCounted(table.header.length, 'column')}. Correct what is wrong; rows without one of the ids will be left out and listed.`}
      aside={
        <span className={styles.actions}>
          <Button onClick={() => cancelImport()}>
            {flow.wanted === undefined ? 'Cancel import' : 'Cancel'}
          </Button>
          <Button
            look="primary"
            disabled={missing.length > 0 || flow.refreshing}
            onClick={() => void (flow.wanted === undefined ? confirmImport() : applyModel())}
          >
            {flow.wanted === undefined ? 'Import' : 'Apply the model'}
          </Button>
        </span>
      }
    >
      {missing.length > 0 && (
        <p className={styles.problem}>
          Still needed: {missing.map(({ title }) => `the column of the ${title.toLowerCase()}`).join(' and ')}
          .
        </p>
      )}
      {refused !== undefined && (
        <Notice tone="danger" live title="That choice does not fit the file.">
          <p>{failureWords(refused).message}</p>
          <p>{failureWords(refused).remedy}</p>
        </Notice>
      )}
      <WarningList warnings={table.plan.warnings} />
      <fieldset>
        <legend className={styles.legend}>Columns</legend>
        <div className={styles.mapping}>
          {ROLES.map(({ role, title, absent }) => (
            <div key={role} className={styles.role}>
              <ColumnSelect
                label={title}
                header={table.header}
                chosen={chosen[role] ?? columns[role]?.name ?? ''}
                none={role === 'time' ? 'none' : 'choose …'}
                onChoose={(name) => void chooseMergeColumns({ [role]: name })}
              />
              <p className={styles.why}>
                {columns[role] === undefined ? absent : reason(role, chosen, columns)}
              </p>
            </div>
          ))}
        </div>
      </fieldset>
      <PreviewRows
        preview={table}
        rolesOf={(index) =>
          ROLES.filter(({ role }) => columns[role]?.index === index).map(({ title }) => title)
        }
      />
    </ImportFrame>
  );
}

function reason(role: Role, chosen: MergeColumns, { why }: MergeGuess): string {
  if (chosen[role] !== undefined && chosen[role] !== '') return 'chosen by you';
  return role === 'time' ? 'by its name and contents' : why;
}
