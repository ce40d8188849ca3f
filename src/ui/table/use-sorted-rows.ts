import { useCallback, useState } from 'react';
import type { Sliced } from '../../base/sliced.ts';
import { type SlicedWork, useSlicedResult } from '../use-sliced.ts';
import { sortedRows } from './row-order.ts';
import type { TableColumn } from './table-column.ts';
import type { TableSort } from './virtual-table.tsx';

/** Rows in the order of a column. */
export interface SortedRows {
  readonly rows: Uint32Array;
  readonly sort: TableSort | undefined;
  readonly setSort: (sort: TableSort) => void;
  /** Whether another order is wanted than that of `rows`, and being made. */
  readonly sorting: boolean;
}

/** Sorts rows by the column that was clicked; many of them in slices, while the order before stays. */
export function useSortedRows(
  columns: readonly TableColumn[],
  rows: Uint32Array,
  work: SlicedWork,
): SortedRows {
  const [sort, setSort] = useState<TableSort>();
  const order = useCallback(
    function* (): Sliced<Uint32Array> {
      const column = columns.find(({ id }) => id === sort?.columnId);
      return column === undefined || sort === undefined
        ? rows
        : yield* sortedRows(rows, { column, descending: sort.descending });
    },
    [rows, columns, sort],
  );
  const { made, isLate } = useSlicedResult(order, work);
  return sort === undefined
    ? { rows, sort, setSort, sorting: false }
    : { rows: made ?? rows, sort, setSort, sorting: isLate };
}
