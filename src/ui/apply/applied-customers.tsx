import { useCallback, useMemo, useState } from 'react';
import type { AppliedData } from '../../worker/applied-data.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ExportDialog } from '../export/export-dialog.tsx';
import { exportedParts } from '../export/exported-parts.ts';
import { CustomerTable } from '../segmentation/customer-table.tsx';
import { useCustomerRows } from '../segmentation/use-customer-rows.ts';
import { useNarrow } from '../segmentation/use-narrow.ts';
import { useLongestText } from '../table/use-longest-text.ts';
import { appliedColumns } from './applied-columns.tsx';

/** Every new customer with its segment: to search, sort, narrow and take away. */
export function AppliedCustomers({
  applied,
  categories,
  selected,
  onSelect,
}: {
  readonly applied: AppliedData;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (place: number | undefined) => void;
}) {
  const { ids, labels, distances, columns, model } = applied;
  const narrow = useNarrow();
  const longestId = useLongestText(ids);
  const [exporting, setExporting] = useState(false);
  const tableColumns = useMemo(
    () => appliedColumns(applied, { categories, narrow, longestId }),
    [applied, categories, narrow, longestId],
  );
  const segments = useMemo(() => model.segments.map(({ name }, id) => ({ id, name })), [model]);
  const customers = useCustomerRows(tableColumns, labels, { selected, only: undefined });
  const { clearFilters } = customers;
  const showAll = useCallback(() => {
    clearFilters();
    onSelect(undefined);
  }, [clearFilters, onSelect]);
  const openExport = useCallback(() => setExporting(true), []);
  return (
    <>
      <CustomerTable
        columns={tableColumns}
        customers={customers}
        total={labels.length}
        segments={segments}
        selected={selected}
        onSelect={onSelect}
        only={false}
        onExport={openExport}
        onClear={showAll}
      />
      {exporting && (
        <ExportDialog
          facts={{
            profiles: { ids, columns, categories: [] },
            labels,
            segmentNames: segments.map(({ name }) => name),
            distances,
          }}
          parts={exportedParts(undefined, customers.rows, labels.length)}
          first="shown"
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}
