import { useId, useState, type ReactNode } from 'react';
import { failureText } from '../../engine/failure.ts';
import type { TableFileFormat } from '../../io/table-file.ts';
import { useServices } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { download } from '../parts/download.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { type ColumnChoice, customerFile, type CustomerFacts } from './customer-file.ts';
import {
  APPLIED_COLUMN_CHOICES,
  COLUMN_CHOICES,
  type ExportedPart,
  exportName,
  FORMATS,
} from './export-choice.ts';
import styles from './export-dialog.module.css';

export interface ExportDialogProps {
  readonly facts: CustomerFacts;
  /** Rows of each part, in the order they are written; those that would be the same as all are left out. */
  readonly parts: readonly ExportRows[];
  /** The part that is chosen at first; all where it is not there. */
  readonly first: ExportedPart;
  readonly onClose: () => void;
}

export interface ExportRows {
  readonly part: ExportedPart;
  readonly rows: Uint32Array;
}

const PART_TITLES: Readonly<Record<ExportedPart, string>> = {
  selected: 'Selected',
  shown: 'Shown in the table, in its order',
  all: 'All',
};

/** Which customers, which columns, which kind of file; then the file. */
export function ExportDialog({ facts, parts, first, onClose }: ExportDialogProps) {
  const { writeTable } = useServices();
  const [part, setPart] = useState(parts.some((each) => each.part === first) ? first : 'all');
  const [columns, setColumns] = useState<ColumnChoice>('everything');
  const [format, setFormat] = useState<TableFileFormat>('csv');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { rows } = parts.find((each) => each.part === part) ?? parts[0]!;
  const name = exportName(part, rows.length, columns, format);

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await writeTable({ columns: customerFile(facts, rows, columns), format });
    setBusy(false);
    if (answer.kind === 'ok') {
      download(name, FORMATS.find((each) => each.name === format)?.mediaType ?? '', answer.value);
      onClose();
    } else if (answer.kind === 'failed') setProblem(failureText(answer.failure));
  };

  return (
    <Dialog title="Export customers" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choices
          legend="Customers"
          choices={parts.map((each) => ({
            name: each.part,
            title: PART_TITLES[each.part],
            about: formatCount(each.rows.length),
          }))}
          chosen={part}
          onChoose={setPart}
        />
        <Choices
          legend="Columns"
          choices={facts.distances === undefined ? COLUMN_CHOICES : APPLIED_COLUMN_CHOICES}
          chosen={columns}
          onChoose={setColumns}
        />
        <Choices legend="File" choices={FORMATS} chosen={format} onChoose={setFormat} />
        <p className={styles.name}>{name}</p>
        {problem === undefined ? undefined : (
          <p role="alert" className={styles.problem}>
            {problem} Try fewer customers or another kind of file.
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" icon="download" disabled={busy}>
            {busy ? 'Writing…' : `Export ${formatCounted(rows.length, 'customer')}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Choices<Name extends string>({
  legend,
  choices,
  chosen,
  onChoose,
}: {
  readonly legend: string;
  readonly choices: readonly { readonly name: Name; readonly title: string; readonly about: ReactNode }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}) {
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {choices.map(({ name, title, about }) => (
        <label key={name} className={styles.choice}>
          <input type="radio" name={group} checked={name === chosen} onChange={() => onChoose(name)} />
          <span>
            {title} <span className={styles.about}>{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
