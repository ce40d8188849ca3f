import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { type CustomerSelection, rowMask, selectRows } from '../../state/selection.ts';
import { useApp, useServices } from '../app-context.ts';
import type { RowChecks } from '../table/row-checks.ts';

/** The customers chosen in any view, as table and map take them. */
export interface SelectedRows {
  readonly selection: CustomerSelection | undefined;
  /** The rows, which may follow the selection at a distance. */
  readonly chosen: Uint32Array | undefined;
  /** Whether the table shows them only. */
  readonly only: boolean;
  readonly setOnly: (only: boolean) => void;
  readonly checks: RowChecks;
  /** Rows that a view chose, in any order. */
  readonly choose: (rows: Uint32Array, how: ChoiceOfRows) => void;
}

type ChoiceOfRows = Parameters<typeof selectRows>[2];

const ORIGIN = 'checks in the table';

/** Reads the shared selection, and lets the table write it. `ids` by row. */
export function useSelectedRows(ids: readonly string[]): SelectedRows {
  const { store } = useServices();
  const selection = useApp((state) => state.selection);
  const followed = useDeferredValue(selection);
  const [wantsOnly, setOnly] = useState(false);
  const chosen = followed?.rows;
  const checkedRows = selection?.rows;
  if (wantsOnly && selection === undefined) setOnly(false);
  const choose = useCallback(
    (rows: Uint32Array, how: ChoiceOfRows) =>
      store.actions.selectCustomers(selectRows(store.getState().selection, rows, how)),
    [store],
  );
  const checks = useMemo(
    (): RowChecks => ({
      checked: rowMask(checkedRows ?? new Uint32Array(), ids.length),
      nameOf: (row) => ids[row] ?? '',
      onCheck(rows, checked) {
        choose(rows, { mode: checked ? 'add' : 'remove', origin: ORIGIN });
      },
    }),
    [checkedRows, ids, choose],
  );
  return { selection, chosen, only: wantsOnly && chosen !== undefined, setOnly, checks, choose };
}
