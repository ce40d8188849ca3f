import { useState } from 'react';
import type { ImportPlan } from '../../io/import-plan.ts';
import type { ImportTrial, TriedRow } from '../../worker/import-trial.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceRow } from '../parts/choice-row.tsx';
import { formatCount, formatCounted, formatNumber } from '../parts/format-number.ts';
import { Icon } from '../parts/icon.tsx';
import type { ColumnLine } from './column-lines.ts';
import { isLow, kindWords } from './column-lines.ts';
import { ColumnHeading, FileRows } from './file-rows.tsx';
import styles from './import-dialog.module.css';
import type { Previewed } from './plan-form-props.ts';

const SHOWN = 12;

type Which = 'first' | 'random';

const WHICH = [
  { name: 'first', title: 'First rows' },
  { name: 'random', title: 'Random rows' },
] as const;

/** Rows of the file as they stand there, the first ones or some drawn at random, and what becomes of each. */
export function SourceRows({
  flow,
  lines,
}: {
  readonly flow: Previewed;
  readonly lines: readonly ColumnLine[];
}) {
  const { drawRows } = useActions();
  const [which, setWhich] = useState<Which>('first');
  const { preview, fileName } = flow;
  const trial = flow.trial?.kind === 'tried' ? flow.trial.result : undefined;
  const rows = (
    which === 'random' ? (trial?.random ?? []) : (trial?.first ?? untried(preview.sampleRows))
  ).slice(0, which === 'random' ? undefined : SHOWN);
  const caption =
    which === 'first'
      ? `First ${rows.length} rows of ${fileName}`
      : `${rows.length} random rows of ${fileName}`;
  return (
    <section className={styles.section} aria-label="Rows of the file">
      <div className={styles.head}>
        <ChoiceRow label="Show" options={WHICH} chosen={which} onChoose={setWhich} />
        {which === 'random' && (
          <Button icon="redo" onClick={() => drawRows()}>
            Another sample
          </Button>
        )}
        <span className={styles.muted} aria-live="polite">
          {which === 'random' && trial !== undefined && drawnWords(trial, preview.plan)}
        </span>
      </div>
      <FileRows
        caption={caption}
        headings={
          <>
            <th scope="col">Row</th>
            <th scope="col">Becomes</th>
            {preview.header.map((name, index) => (
              <ColumnHeading
                key={name}
                name={name}
                roles={lines[index]?.roles ?? []}
                kind={kindWords(lines[index])}
                isLow={isLow(lines[index])}
              />
            ))}
          </>
        }
      >
        {rows.map(({ row, approximate, cells, fate }) => (
          <tr key={row} className={fateClass(fate)}>
            <th scope="row">{approximate ? `≈ ${formatNumber(row)}` : formatCount(row)}</th>
            <td>
              <Fate fate={fate} />
            </td>
            {preview.header.map((name, index) => (
              <td key={name} title={longCell(cells[index])}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </FileRows>
    </section>
  );
}

/** The whole text, where the column may be too narrow for it. */
function longCell(cell: string | undefined): string | undefined {
  return cell !== undefined && cell.length > 24 ? cell : undefined;
}

function untried(rows: readonly (readonly string[])[]): readonly TriedRow[] {
  return rows.map((cells, at) => ({ row: at + 1, approximate: false, cells, fate: { kind: 'open' } }));
}

function Fate({ fate }: { readonly fate: TriedRow['fate'] }) {
  switch (fate.kind) {
    case 'open':
      return undefined;
    case 'kept':
      return <span className={styles.muted}>kept</span>;
    case 'rejected':
      return (
        <span className={styles.fate} title={fate.why}>
          <Icon name="warning" size={12} /> rejected<span className="visually-hidden">: {fate.why}</span>
        </span>
      );
    case 'set-aside':
      return (
        <span className={styles.fate} title={fate.why}>
          <Icon name="info" size={12} /> set aside<span className="visually-hidden">: {fate.why}</span>
        </span>
      );
  }
}

function fateClass({ kind }: TriedRow['fate']): string | undefined {
  return kind === 'rejected' ? styles.rejected : kind === 'set-aside' ? styles.setAside : undefined;
}

/** What the random rows were drawn from; where that is not the whole file, why not. */
function drawnWords({ drawnFrom, rowsRead }: ImportTrial, { packing, format }: ImportPlan): string {
  if (drawnFrom === 'whole') return `Drawn from all ${formatCounted(rowsRead, 'row')}.`;
  if (drawnFrom === 'places')
    return 'Drawn from places all over the file; their numbers are reckoned from the place.';
  const why =
    packing.length > 0
      ? 'A packed file can only be read from its beginning'
      : format.kind === 'parquet'
        ? 'A Parquet file lies column by column'
        : 'This format can only be read from its beginning';
  return `${why}: drawn from its first ${formatCounted(rowsRead, 'row')}.`;
}
