import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { formatCount } from '../parts/format-number.ts';
import { useDelayed } from '../parts/use-delayed.ts';
import { CheckCell, CheckHeading } from './check-cells.tsx';
import { ColumnHeading } from './column-heading.tsx';
import { checkedShare, type RowChecks } from './row-checks.ts';
import { TableCell } from './table-cell.tsx';
import type { TableColumn } from './table-column.ts';
import { useCurrentCheck } from './use-current-check.ts';
import { useRowWindow } from './use-row-window.ts';
import styles from './virtual-table.module.css';

export interface VirtualTableProps {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** Indices of the rows to show, in the order to show them. */
  readonly rows: Uint32Array;
  readonly sort: TableSort | undefined;
  readonly onSort: (sort: TableSort) => void;
  /** What is typed above each column, by column id; undefined hides the row of filters. */
  readonly filters: Readonly<Record<string, string>> | undefined;
  readonly onFilter: (columnId: string, typed: string) => void;
  /** Undefined: rows cannot be checked. */
  readonly checks?: RowChecks | undefined;
  /** What is being done to the rows, which are still those wanted before. */
  readonly working?: string | undefined;
  readonly height: number;
}

/** Which column orders the rows. */
export interface TableSort {
  readonly columnId: string;
  readonly descending: boolean;
}

interface ShownRow {
  readonly row: number;
  readonly position: number;
}

const ROW_HEIGHT = 30;
const CHECK_WIDTH = 34;
const features = tableFeatures({ rowSortingFeature, columnSizingFeature, columnResizingFeature });
const helper = createColumnHelper<typeof features, ShownRow>();

/** A table of any length: only the rows in sight are made. Order and choice of rows come from outside. */
export function VirtualTable({
  caption,
  columns,
  rows,
  sort,
  onSort,
  filters,
  onFilter,
  checks,
  working,
  height,
}: VirtualTableProps) {
  const region = useRef<HTMLDivElement>(null);
  const { first, last, scrollTo } = useRowWindow(region, {
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    height,
  });
  const shown = useMemo(
    () => Array.from(rows.subarray(first, last + 1), (row, i): ShownRow => ({ row, position: first + i })),
    [rows, first, last],
  );
  const definitions = useMemo(() => helper.columns(columns.map((column) => definitionOf(column))), [columns]);
  const sorting = useMemo(
    () => (sort === undefined ? [] : [{ id: sort.columnId, desc: sort.descending }]),
    [sort],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: shown,
    getRowId: (row) => String(row.row),
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: true,
    columnResizeMode: 'onChange',
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater(sorting) : updater;
      if (next !== undefined) onSort({ columnId: next.id, descending: next.desc });
    },
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const current = useCurrentCheck({
    region,
    rows,
    checks,
    first,
    last,
    scrollTo,
  });
  const share = useMemo(
    () => (checks === undefined ? 'none' : checkedShare(rows, checks.checked)),
    [rows, checks],
  );
  const columnCount = columns.length + (checks === undefined ? 0 : 1);
  const width = table.getTotalSize() + (checks === undefined ? 0 : CHECK_WIDTH);
  const isDimmed = useDelayed(working !== undefined);
  const before = first * ROW_HEIGHT;
  const after = Math.max(0, rows.length - last - 1) * ROW_HEIGHT;

  return (
    <div className={styles.frame}>
      <p role="status" className={styles.working}>
        {isDimmed ? working : ''}
      </p>
      <div
        ref={region}
        className={styles.region}
        style={{
          height: Math.min(height, (rows.length + 1) * ROW_HEIGHT + (filters === undefined ? 30 : 66)),
        }}
        role="region"
        aria-label={caption}
        tabIndex={0}
        aria-busy={isDimmed}
        onKeyDown={(event) => scrollByKey(event, scrollTo, first, rows.length)}
      >
        <table
          className={styles.table}
          style={{ width }}
          aria-rowcount={rows.length + 1}
          data-checks={checks === undefined ? undefined : ''}
        >
          <caption className={styles.caption}>{caption}</caption>
          <colgroup>
            {checks === undefined ? undefined : <col style={{ width: CHECK_WIDTH }} />}
            {headers.map((header) => (
              <col key={header.id} style={{ width: header.getSize() }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {checks === undefined ? undefined : (
                <CheckHeading
                  share={share}
                  count={formatCount(rows.length)}
                  onCheckAll={(checked) => checks.onCheck(rows, checked)}
                />
              )}
              {headers.map((header, index) => {
                const column = byId.get(header.id);
                return column === undefined ? undefined : (
                  <ColumnHeading
                    key={header.id}
                    column={column}
                    lead={index === 0}
                    sorted={header.column.getIsSorted()}
                    onSort={() => header.column.toggleSorting(header.column.getNextSortingOrder() === 'desc')}
                    onResize={header.getResizeHandler()}
                    typed={filters?.[header.id] ?? (filters === undefined ? undefined : '')}
                    onFilter={onFilter}
                  />
                );
              })}
            </tr>
          </thead>
          <tbody className={isDimmed ? styles.dimmed : undefined}>
            {before > 0 ? <Spacer height={before} columns={columnCount} /> : undefined}
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.original.position}
                aria-rowindex={row.original.position + 2}
                data-checked={checks?.checked[row.original.row] === 1 ? '' : undefined}
              >
                {checks === undefined ? undefined : (
                  <CheckCell
                    name={checks.nameOf(row.original.row)}
                    checked={checks.checked[row.original.row] === 1}
                    position={row.original.position}
                    current={current}
                  />
                )}
                {columns.map((column, index) => (
                  <TableCell key={column.id} column={column} row={row.original.row} heading={index === 0} />
                ))}
              </tr>
            ))}
            {after > 0 ? <Spacer height={after} columns={columnCount} /> : undefined}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className={styles.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function definitionOf(column: TableColumn) {
  const read = column.kind === 'number' ? column.value : column.text;
  return helper.accessor((shown): number | string => read(shown.row), {
    id: column.id,
    header: column.title,
    size: column.width,
    minSize: 56,
    maxSize: 480,
    sortDescFirst: column.kind === 'number',
  });
}

/** Home and End go to the first and last row; the rest is the browser's own scrolling. */
function scrollByKey(
  event: KeyboardEvent,
  scrollTo: (position: number) => void,
  first: number,
  count: number,
): void {
  if (event.target !== event.currentTarget || count === 0) return;
  const target = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : undefined;
  if (target === undefined || target === first) return;
  event.preventDefault();
  scrollTo(target);
}
