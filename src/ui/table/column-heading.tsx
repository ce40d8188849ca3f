import { parseNumberFilter } from './number-filter.ts';
import type { TableColumn } from './table-column.ts';
import styles from './virtual-table.module.css';

export interface ColumnHeadingProps {
  readonly column: TableColumn;
  /** The column stays in sight while the others scroll. */
  readonly lead: boolean;
  readonly sorted: 'asc' | 'desc' | false;
  readonly onSort: () => void;
  readonly onResize: (event: unknown) => void;
  /** Undefined: no filter is shown. */
  readonly typed: string | undefined;
  readonly onFilter: (columnId: string, typed: string) => void;
}

/** The head of a column: sorts on a click or Enter, can be dragged wider, and may hold a filter. */
export function ColumnHeading({
  column,
  lead,
  sorted,
  onSort,
  onResize,
  typed,
  onFilter,
}: ColumnHeadingProps) {
  const unclear =
    typed !== undefined && column.kind === 'number' && parseNumberFilter(typed).kind === 'unclear';
  return (
    <th
      scope="col"
      className={column.kind === 'number' ? `${styles.heading} ${styles.numeric}` : styles.heading}
      data-lead={lead ? '' : undefined}
      aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={onSort}
        title={column.unit === '' ? column.title : `${column.title}, ${column.unit}`}
      >
        <span className={styles.title}>{column.title}</span>
        <span className={styles.arrow} aria-hidden="true">
          {sorted === false ? '' : sorted === 'asc' ? '↑' : '↓'}
        </span>
      </button>
      {typed === undefined ? undefined : (
        <input
          className={styles.filter}
          value={typed}
          aria-label={`Filter ${column.title}`}
          aria-invalid={unclear || undefined}
          placeholder={column.kind === 'number' ? '> 10 or 5..9' : 'contains'}
          title={unclear ? 'Write a number, > 10, <= 5 or 5..9' : undefined}
          onChange={(event) => onFilter(column.id, event.target.value)}
        />
      )}
      <span className={styles.grip} aria-hidden="true" onMouseDown={onResize} onTouchStart={onResize} />
    </th>
  );
}
