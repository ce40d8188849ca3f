import type { ImportedFile } from '../../worker/protocol.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { formatBytes, formatCount, formatCounted, formatMoney } from '../parts/format-number.ts';
import { ExampleRows } from './example-rows.tsx';
import { FilesRead } from './files-read.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import styles from './data.module.css';
import { WarningList } from '../parts/warning-list.tsx';

const KINDS: Readonly<Record<ImportedFile['kind'], string>> = {
  events: 'events',
  customers: 'customer table',
  merges: 'merge history',
};

/** An imported file: how much of it was read, and what was not. */
export function InputFile({ file }: { readonly file: ImportedFile }) {
  const { removeInput } = useActions();
  const rejected = file.rejected.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.file}>
      <div className={styles.fileHead}>
        <div>
          <p>
            <strong>{file.fileName}</strong> <span className={styles.muted}>({KINDS[file.kind]})</span>
          </p>
          <p className={styles.muted}>
            {formatCounted(file.rows, 'row')},{' '}
            {formatCounted(file.ids, file.kind === 'merges' ? 'past id' : 'id')},{' '}
            {file.amountSum !== undefined && `amounts of ${formatMoney(file.amountSum)} in all, `}
            {formatBytes(file.bytes)};{' '}
            {rejected === 0 ? 'no row rejected' : `${formatCount(rejected)} rejected`}
          </p>
        </div>
        <Button look="quiet" icon="cross" onClick={() => removeInput(file.kind)}>
          Remove
        </Button>
      </div>
      <WarningList warnings={file.warnings} />
      <FilesRead file={file} />
      {file.rejected.length > 0 && (
        <details>
          <summary>Rejected rows by reason</summary>
          <Rejects file={file} />
        </details>
      )}
    </div>
  );
}

function Rejects({ file }: { readonly file: ImportedFile }) {
  const { rejectedRows } = useActions();
  const { exampleRejects, rejected, rejectsKept } = file;
  const total = rejected.reduce((sum, { count }) => sum + count, 0);
  const save = async (): Promise<void> => {
    const rows = await rejectedRows(file.kind);
    if (rows !== undefined) download(`rejected rows of ${file.fileName}.csv`, 'text/csv', rows);
  };
  return (
    <div className={styles.rejects}>
      <RejectedRows caption={`Rejected rows of ${file.fileName}`} rows={rejected} />
      <ExampleRows
        caption={`Example rows from ${file.fileName}`}
        header={exampleRejects.header}
        rows={exampleRejects.rows}
      />
      <p className={styles.actions}>
        <Button icon="download" onClick={() => void save()}>
          Save {formatCounted(rejectsKept, 'rejected row')} as CSV
        </Button>
        {rejectsKept < total && (
          <span className={styles.muted}>
            Only the first {formatCount(rejectsKept)} of {formatCount(total)} are kept whole.
          </span>
        )}
      </p>
    </div>
  );
}
