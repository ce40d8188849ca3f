import { Fragment, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { formatCount, formatCounted, formatNumber, formatShare } from '../parts/format-number.ts';
import { Icon } from '../parts/icon.tsx';
import { type ColumnLine, isLow } from './column-lines.ts';
import styles from './import-dialog.module.css';

const MOST_AT_FIRST = 24;

const MOST_AT_ONCE = 500;

/** What each column holds, the share of its cells that can be read so, and on demand the ones that cannot. */
export function ColumnsTable({
  lines,
  open,
  onToggle,
}: {
  readonly lines: readonly ColumnLine[];
  /** Which columns show the cells that do not fit. */
  readonly open: ReadonlySet<number>;
  onToggle(index: number): void;
}) {
  const [all, setAll] = useState(false);
  const first = worthTelling(lines);
  const shown = all ? lines.slice(0, MOST_AT_ONCE) : first;
  return (
    <section className={styles.section} aria-label="What the columns hold">
      <h3>What the columns hold</h3>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Used as</th>
            <th scope="col">Read as</th>
            <th scope="col">Can be read</th>
            <th scope="col" className={styles.count}>
              Missing
            </th>
            <th scope="col">Such as</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Fragment key={line.index}>
              <tr id={`column-${line.index}`} tabIndex={-1} className={isLow(line) ? styles.low : undefined}>
                <th scope="row">{line.name}</th>
                <td data-label="Used as" className={styles.word}>
                  {line.roles.join(', ') || 'not used'}
                </td>
                <td data-label="Read as" className={styles.word}>
                  {line.reads}
                </td>
                <td data-label="Can be read">
                  <Share line={line} isOpen={open.has(line.index)} onToggle={() => onToggle(line.index)} />
                </td>
                <td data-label="Missing" className={styles.count}>
                  {line.missing === 0 ? 'none' : formatShare(line.missing / (line.missing + line.filled))}
                </td>
                <td data-label="Such as">{line.examples.map((cell) => `“${cell}”`).join(', ')}</td>
              </tr>
              {open.has(line.index) && (
                <tr>
                  <td colSpan={6}>
                    <Misfits line={line} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {first.length < lines.length && (
        <p>
          <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? 'Show fewer columns'
              : `Show ${lines.length > MOST_AT_ONCE ? `the first ${MOST_AT_ONCE} of ` : 'all '}${formatCounted(lines.length, 'column')}`}
          </Button>
        </p>
      )}
    </section>
  );
}

/** The columns that are used or read badly; of many, those that are read badly first. */
function worthTelling(lines: readonly ColumnLine[]): readonly ColumnLine[] {
  const told = lines.filter((line) => line.roles.length > 0 || isLow(line));
  const ranked = (told.length > 0 ? told : lines).toSorted((a, b) => Number(isLow(b)) - Number(isLow(a)));
  return ranked.slice(0, MOST_AT_FIRST).toSorted((a, b) => a.index - b.index);
}

function Share({
  line,
  isOpen,
  onToggle,
}: {
  readonly line: ColumnLine;
  readonly isOpen: boolean;
  onToggle(): void;
}) {
  const { share, misfits, filled, name } = line;
  if (filled === 0) return <span className={styles.muted}>nothing there</span>;
  return (
    <span className={styles.fits}>
      {isLow(line) && <Icon name="warning" size={12} />}
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${100 * share}%` }} />
      </span>
      {misfits.length === 0 ? (
        formatShare(share)
      ) : (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={`${formatShare(share)} of ${name} can be read: ${isOpen ? 'hide' : 'show'} what cannot`}
          onClick={onToggle}
        >
          {formatShare(share)}
        </button>
      )}
    </span>
  );
}

function Misfits({ line: { misfits, reads, name } }: { readonly line: ColumnLine }) {
  return (
    <ul
      role="list"
      className={styles.misfits}
      aria-label={`Cells of ${name} that cannot be read as ${reads}`}
    >
      {misfits.map(({ row, approximate, cell }, at) => (
        <li key={at}>
          {row !== undefined && (
            <span className={styles.muted}>
              row {approximate === true ? `≈ ${formatNumber(row)}` : formatCount(row)}{' '}
            </span>
          )}
          “{cell}”
        </li>
      ))}
    </ul>
  );
}
