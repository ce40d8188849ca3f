import { MISSING } from '../parts/format-number.ts';
import type { NumberColumn, TableColumn } from './table-column.ts';
import styles from './virtual-table.module.css';

/** One cell, which is one element, since hundreds are drawn at once: the number at the right before its bar, or the text. */
export function TableCell({
  column,
  row,
  heading,
}: {
  readonly column: TableColumn;
  readonly row: number;
  readonly heading: boolean;
}) {
  if (column.kind === 'number') return <NumberCell column={column} value={column.value(row)} />;
  const content = column.render?.(row) ?? column.text(row);
  if (heading) {
    return (
      <th scope="row" className={`${styles.cell} ${styles.lead}`} title={column.text(row)}>
        {content}
      </th>
    );
  }
  return <td className={styles.cell}>{content}</td>;
}

function NumberCell({ column, value }: { readonly column: NumberColumn; readonly value: number }) {
  if (!Number.isFinite(value)) {
    return (
      <td className={`${styles.cell} ${styles.number}`} title={column.missing}>
        {MISSING}
      </td>
    );
  }
  const { bar } = column;
  const length =
    bar === undefined || bar.high <= bar.low
      ? 0
      : Math.min(1, Math.max(0, (value - bar.low) / (bar.high - bar.low)));
  return (
    <td
      className={`${styles.cell} ${styles.number}`}
      style={length === 0 ? undefined : { backgroundSize: `${Math.round(length * 100)}% 18px` }}
    >
      {column.format(value)}
    </td>
  );
}
