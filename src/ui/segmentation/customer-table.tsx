import { memo, useCallback, useState } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { assignmentsCsv } from '../../pipelines/segmentation/result/assignments-csv.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { formatCount } from '../parts/format-number.ts';
import { inSlices } from '../table/in-slices.ts';
import type { RowChecks } from '../table/row-checks.ts';
import type { TableColumn } from '../table/table-column.ts';
import { tableCsvHeading, tableCsvLines } from '../table/table-csv.ts';
import { type TableSort, VirtualTable } from '../table/virtual-table.tsx';
import styles from './customer-table.module.css';

export interface CustomerTableProps {
  readonly columns: readonly TableColumn[];
  /** Rows that pass the filters, in order. */
  readonly rows: Uint32Array;
  readonly ids: readonly string[];
  readonly labels: Uint8Array;
  readonly segments: readonly Segment[];
  /** Share of bootstrap samples in which each customer stays in its segment; undefined: not tested. */
  readonly certainty: Float32Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
  readonly sort: TableSort | undefined;
  readonly onSort: (sort: TableSort) => void;
  /** What is typed, by column id. */
  readonly filters: Readonly<Record<string, string>>;
  readonly onFilter: (columnId: string, typed: string) => void;
  readonly checks: RowChecks;
  /** Only customers chosen in some view are shown. */
  readonly only: boolean;
  /** Shows the saved selections. */
  readonly onSaved: () => void;
  readonly onClear: () => void;
}

const SLICE = 400;

/** Every customer with segment and profile: to search, sort, narrow and take away. */
export const CustomerTable = memo(function CustomerTable(props: CustomerTableProps) {
  const {
    columns,
    rows,
    ids,
    labels,
    segments,
    certainty,
    selected,
    onSelect,
    sort,
    onSort,
    filters,
    onFilter,
    checks,
    only,
    onSaved,
    onClear,
  } = props;
  const saved = useApp((state) => state.draft.savedSelections.length);
  const [filtersShown, setFiltersShown] = useState(false);
  const narrowed = only || selected !== undefined || Object.values(filters).some((typed) => typed !== '');

  const saveShown = useCallback(async () => {
    const body = await inSlices(rows.length, SLICE, (from, to) =>
      tableCsvLines(columns, rows.subarray(from, to)),
    );
    download('strata-customers.csv', 'text/csv', tableCsvHeading(columns) + body);
  }, [columns, rows]);
  const saveAssignments = useCallback(() => {
    const csv = assignmentsCsv(ids, { labels, segments }, certainty, { rawCells: false });
    download('assignments.csv', 'text/csv', csv);
  }, [ids, labels, segments, certainty]);

  return (
    <section className={styles.section} aria-labelledby="customers-title">
      <div className={styles.toolbar}>
        <h2 id="customers-title">Customers</h2>
        <p className={styles.count} aria-live="polite">
          {rows.length === ids.length
            ? formatCount(ids.length)
            : `${formatCount(rows.length)} of ${formatCount(ids.length)}`}
        </p>
        <input
          type="search"
          className={styles.search}
          aria-label="Search customer id"
          placeholder="Search id"
          value={filters['customer'] ?? ''}
          onChange={(event) => onFilter('customer', event.target.value)}
        />
        <select
          className={styles.select}
          aria-label="Segment"
          value={selected ?? ''}
          onChange={(event) => onSelect(event.target.value === '' ? undefined : Number(event.target.value))}
        >
          <option value="">All segments</option>
          {segments.map(({ id, name }) => (
            <option key={id} value={id}>
              {id + 1} {name}
            </option>
          ))}
        </select>
        <Button look="quiet" aria-pressed={filtersShown} onClick={() => setFiltersShown(!filtersShown)}>
          Filter columns
        </Button>
        {saved === 0 ? undefined : (
          <Button look="quiet" onClick={onSaved}>
            Saved selections ({formatCount(saved)})
          </Button>
        )}
        {narrowed ? (
          <Button look="quiet" icon="cross" onClick={onClear}>
            Show all
          </Button>
        ) : undefined}
        <span className={styles.space} />
        <Button
          icon="download"
          onClick={() => void saveShown()}
          title="The rows and columns below, in this order"
        >
          Export table
        </Button>
        <Button icon="download" onClick={saveAssignments} title="Every customer with its segment">
          Export assignments
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>
          No customer passes these filters. <Button onClick={onClear}>Show all</Button>
        </p>
      ) : undefined}
      <VirtualTable
        caption="Customers with their segment and profile"
        columns={columns}
        rows={rows}
        sort={sort}
        onSort={onSort}
        filters={filtersShown ? filters : undefined}
        onFilter={onFilter}
        checks={checks}
        height={520}
      />
    </section>
  );
});
