import { memo, useState } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCount } from '../parts/format-number.ts';
import type { RowChecks } from '../table/row-checks.ts';
import type { TableColumn } from '../table/table-column.ts';
import { VirtualTable } from '../table/virtual-table.tsx';
import type { CustomerRows } from './use-customer-rows.ts';
import styles from './customer-table.module.css';

export interface CustomerTableProps {
  readonly columns: readonly TableColumn[];
  readonly customers: CustomerRows;
  /** Customers of the run. */
  readonly total: number;
  readonly segments: readonly Pick<Segment, 'id' | 'name'>[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
  /** Undefined: rows cannot be chosen, and there are no saved selections. */
  readonly checks?: RowChecks;
  /** Only customers chosen in some view are shown. */
  readonly only: boolean;
  /** Shows the saved selections. */
  readonly onSaved?: () => void;
  readonly onExport: () => void;
  readonly onClear: () => void;
}

/** Every customer with segment and profile: to search, sort, narrow and take away. */
export const CustomerTable = memo(function CustomerTable(props: CustomerTableProps) {
  const {
    columns,
    customers,
    total,
    segments,
    selected,
    onSelect,
    checks,
    only,
    onSaved,
    onExport,
    onClear,
  } = props;
  const { rows, working, sort, setSort, filters, setFilter } = customers;
  const saved = useApp((state) => state.draft.savedSelections.length);
  const [filtersShown, setFiltersShown] = useState(false);
  const narrowed = only || selected !== undefined || Object.values(filters).some((typed) => typed !== '');

  return (
    <section className={styles.section} aria-labelledby="customers-title">
      <div className={styles.toolbar}>
        <h2 id="customers-title">Customers</h2>
        <p className={styles.count} aria-live="polite">
          {rows.length === total
            ? formatCount(total)
            : `${formatCount(rows.length)} of ${formatCount(total)}`}
        </p>
        <input
          type="search"
          className={styles.search}
          aria-label="Search customer id"
          placeholder="Search id"
          value={filters['customer'] ?? ''}
          onChange={(event) => setFilter('customer', event.target.value)}
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
        {saved === 0 || onSaved === undefined ? undefined : (
          <Button look="quiet" onClick={onSaved}>
            Saved selections ({formatCount(saved)})
          </Button>
        )}
        {narrowed ? (
          <Button look="quiet" icon="cross" onClick={onClear}>
            Show all
          </Button>
        ) : undefined}
        <span className={styles.end}>
          <Button icon="download" onClick={onExport}>
            Export
          </Button>
        </span>
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
        onSort={setSort}
        filters={filtersShown ? filters : undefined}
        onFilter={setFilter}
        checks={checks}
        working={working}
        height={520}
      />
    </section>
  );
});
