import type { ImportPlan } from '../../io/import-plan.ts';
import type { FileOfSet } from '../../io/preview-table.ts';
import type { FilesChosen } from '../../worker/protocol.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCount, formatCounted } from '../parts/format-number.ts';
import { ENCODING_WORDS } from '../../io/encoding-words.ts';
import styles from './file-set.module.css';
import { FORMAT_WORDS } from './format-words.ts';
import type { PlanFormProps } from './plan-form-props.ts';

/** Files that were opened together: what becomes of each, and why; nothing where it is one. */
export function FileSet({ flow, correct }: PlanFormProps) {
  const { files } = flow.preview;
  const { together } = flow.corrections;
  if (files === undefined || together === undefined) return undefined;
  const choose = (choice: Partial<FilesChosen>): void => correct({ together: { ...together, ...choice } });
  const isOpen = flow.preview.plan.needsChoice.some(
    ({ setting, required }) => setting === 'part' && required === true,
  );
  const used = files.filter(({ fit }) => fit.kind !== 'aside').length;
  return (
    <section className={styles.set} aria-label="The files">
      <h3>The files</h3>
      {files.length > 1 && (
        <p className={styles.muted}>
          {used === files.length
            ? `All ${formatCount(used)}`
            : `${formatCount(used)} of ${formatCount(files.length)}`}{' '}
          {isOpen ? 'would become one table if appended' : 'become one table'}, in the order of their names,
          whatever order they came in. Columns are matched by name.
        </p>
      )}
      <ul role="list" className={styles.files}>
        {files.map((file) => (
          <li key={file.id} className={styles.file} data-fit={file.fit.kind}>
            <FileWords file={file} isOpen={isOpen} />
            <span className={styles.actions}>
              <FileActions file={file} choose={choose} />
              <Button
                look="quiet"
                icon="cross"
                aria-label={`Remove ${file.name}`}
                disabled={files.length === 1}
                onClick={() =>
                  choose({ ...released(together, file), removed: [...together.removed, file.id] })
                }
              >
                Remove
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {together.removed.length > 0 && (
        <p className={styles.muted}>
          {formatCounted(together.removed.length, 'file')} removed.{' '}
          <Button look="quiet" onClick={() => choose({ removed: [] })}>
            Bring {together.removed.length === 1 ? 'it' : 'them'} back
          </Button>
        </p>
      )}
    </section>
  );
}

function FileWords({
  file: { name, archive, bytes, rows, plan, dayOrder, fit, isLead },
  isOpen,
}: {
  readonly file: FileOfSet;
  /** Whether it is still to be said which of the files are read. */
  readonly isOpen: boolean;
}) {
  return (
    <div className={styles.words}>
      <p className={styles.name}>
        {name}
        {archive !== undefined && <span className={styles.muted}> in {archive}</span>}
      </p>
      <p className={styles.muted}>
        {[
          archive === undefined ? formatBytes(bytes) : undefined,
          rows === undefined
            ? undefined
            : rows.isAll
              ? formatCounted(rows.count, 'row')
              : `at least ${formatCounted(rows.count, 'row')}`,
          plan === undefined ? undefined : readingWords(plan, dayOrder),
        ]
          .filter((words) => words !== undefined)
          .join(' · ')}
      </p>
      <p className={fit.kind === 'aside' ? styles.aside : styles.fit}>
        {fit.kind === 'append' && appendedWords(isLead, isOpen)}
        {fit.kind === 'lookup' && `Joined by “${fit.key}”: gives its columns to the rows of the others`}
        {fit.kind === 'aside' && `Set aside: ${fit.reason}`}
      </p>
    </div>
  );
}

function appendedWords(isLead: boolean, isOpen: boolean): string {
  if (isOpen) return isLead ? 'Its columns would be those of all' : 'Would be appended';
  return isLead ? 'Taken; its columns are those of all' : 'Appended';
}

function FileActions({
  file: { id, name, fit, plan },
  choose,
}: {
  readonly file: FileOfSet;
  choose(choice: Partial<FilesChosen>): void;
}) {
  if (fit.kind === 'lookup')
    return (
      <Button aria-label={`Do not join ${name}`} onClick={() => choose({ join: undefined })}>
        Do not join
      </Button>
    );
  if (fit.kind !== 'aside' || plan === undefined) return undefined;
  return (
    <>
      {fit.joinBy.slice(0, MOST_KEYS).map((key) => (
        <Button key={key} aria-label={`Join ${name} by ${key}`} onClick={() => choose({ join: { id, key } })}>
          Join by “{key}”
        </Button>
      ))}
      <Button
        look="quiet"
        aria-label={`Read ${name} and the files like it`}
        onClick={() => choose({ lead: id, join: undefined })}
      >
        Read this kind
      </Button>
    </>
  );
}

const MOST_KEYS = 2;

/** The choices without those that a file takes with it when it goes. */
function released({ lead, join }: FilesChosen, { id }: FileOfSet): Pick<FilesChosen, 'lead' | 'join'> {
  return {
    lead: lead === id ? undefined : lead,
    join: join?.id === id ? undefined : join,
  };
}

function readingWords(
  { format, dialect, encoding, packing }: ImportPlan,
  dayOrder: FileOfSet['dayOrder'],
): string {
  const isText = format.kind !== 'parquet' && format.kind !== 'workbook';
  return [
    format.kind === 'delimited' ? DELIMITED_WORDS[dialect.delimiter] : FORMAT_WORDS[format.kind],
    ...(packing.some(({ kind }) => kind === 'gzip') ? ['gzip'] : []),
    ...(isText ? [ENCODING_WORDS[encoding]] : []),
    ...(dayOrder === undefined ? [] : [`dates ${dayOrder.replaceAll('-', ' ')}`]),
  ].join(', ');
}

const DELIMITED_WORDS: Readonly<Record<ImportPlan['dialect']['delimiter'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};
