import type { ReactNode } from 'react';
import { Explained } from './explained.tsx';
import styles from './plain-table.module.css';

export interface PlainColumn<Row> {
  readonly title: string;
  readonly align?: 'right';
  cell(row: Row): ReactNode;
}

const MOST_NARROW_COLUMNS = 3;

/** Wider tables may scroll sideways, which has to be possible with the keyboard. */
const MOST_COLUMNS_IN_SIGHT = 6;

/**
 * A short table; `caption` says what it shows. On narrow screens each row of a wide one becomes a card with the
 * column titles beside its values.
 */
export function PlainTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  maxHeight,
}: {
  readonly caption: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  rowKey(row: Row, index: number): string | number;
  /** In pixels; longer tables scroll under their header. */
  readonly maxHeight?: number;
}) {
  return (
    <div
      className={styles.scroll}
      style={{ maxHeight }}
      role="group"
      aria-label={caption}
      {...(maxHeight === undefined && columns.length <= MOST_COLUMNS_IN_SIGHT ? {} : { tabIndex: 0 })}
    >
      <table
        className={columns.length > MOST_NARROW_COLUMNS ? `${styles.table} ${styles.cards}` : styles.table}
      >
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={column.align === 'right' ? styles.right : undefined}
              >
                {column.title}
                <Explained title={column.title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => (
                <td
                  key={column.title}
                  data-label={column.title}
                  className={column.align === 'right' ? styles.right : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
