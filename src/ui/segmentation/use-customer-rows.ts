import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { placesUpTo } from '../../base/key-order.ts';
import type { Sliced } from '../../base/sliced.ts';
import { rowsInBoth } from '../../state/selection.ts';
import { filteredRows } from '../table/row-order.ts';
import type { TableColumn } from '../table/table-column.ts';
import { useSortedRows } from '../table/use-sorted-rows.ts';
import type { TableSort } from '../table/virtual-table.tsx';
import { useSlicedResult } from '../use-sliced.ts';

/** What the customer table shows, and what the map takes from it. */
export interface CustomerRows {
  readonly rows: Uint32Array;
  /** Rows that pass what is typed, whatever segment is selected; undefined when nothing is typed. */
  readonly matching: Uint32Array | undefined;
  /** What is being done, while `rows` are still those wanted before. */
  readonly working: string | undefined;
  readonly sort: TableSort | undefined;
  readonly setSort: (sort: TableSort) => void;
  readonly filters: Readonly<Record<string, string>>;
  readonly setFilter: (columnId: string, typed: string) => void;
  readonly clearFilters: () => void;
}

/** The part of the customers that the table is narrowed to. */
export interface ShownPart {
  readonly selected: number | undefined;
  /** Rows, ascending; undefined: all. */
  readonly only: Uint32Array | undefined;
}

const NONE: Readonly<Record<string, string>> = {};

/** Filters and sorts the customers by what is typed and clicked; the work follows the keys at a distance. */
export function useCustomerRows(
  columns: readonly TableColumn[],
  labels: Uint8Array,
  { selected, only }: ShownPart,
): CustomerRows {
  const [filters, setFilters] = useState(NONE);
  const settled = useDeferredValue(filters);
  const setFilter = useCallback(
    (columnId: string, typed: string) => setFilters((before) => ({ ...before, [columnId]: typed })),
    [],
  );
  const clearFilters = useCallback(() => setFilters(NONE), []);

  const work = { rows: labels.length, of: labels.length };
  const filter = useCallback(
    function* (): Sliced<Uint32Array | undefined> {
      const active = columns.flatMap((column) => {
        const typed = settled[column.id]?.trim() ?? '';
        return typed === '' ? [] : [{ column, typed }];
      });
      return active.length === 0 ? undefined : yield* filteredRows(labels.length, active);
    },
    [columns, labels, settled],
  );
  const { made: matching, isLate } = useSlicedResult(filter, work);
  const isFiltered = matching !== undefined || Object.values(settled).some((typed) => typed.trim() !== '');
  const members = useMemo(() => {
    const part = matching === undefined || only === undefined ? only : rowsInBoth(matching, only);
    const all = part ?? matching ?? placesUpTo(labels.length);
    return selected === undefined ? all : membersOf(selected, all, labels);
  }, [matching, labels, selected, only]);
  const { rows, sort, setSort, sorting } = useSortedRows(columns, members, work);
  const working = isLate && isFiltered ? 'Searching…' : sorting ? 'Sorting…' : undefined;

  return useMemo(
    () => ({ rows, matching, working, sort, setSort, filters, setFilter, clearFilters }),
    [rows, matching, working, sort, setSort, filters, setFilter, clearFilters],
  );
}

function membersOf(segment: number, rows: Uint32Array, labels: Uint8Array): Uint32Array {
  const members = new Uint32Array(rows.length);
  let found = 0;
  for (let at = 0; at < rows.length; at++) if (labels[rows[at]!] === segment) members[found++] = rows[at]!;
  return members.subarray(0, found);
}
