import type { AppliedData } from '../../worker/applied-data.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { memberColumns, profileColumns } from '../segmentation/customer-columns.tsx';
import type { TableColumn } from '../table/table-column.ts';

/** The columns of the new customers: id, segment, distance, and the features of the model. */
export function appliedColumns(
  { ids, labels, distances, columns, model }: AppliedData,
  categories: readonly CategoryStyle[],
  narrow: boolean,
): readonly TableColumn[] {
  const farthest = distances.reduce((most, each) => Math.max(most, each), 0);
  return [
    ...memberColumns({ ids, labels, categories, narrow }),
    {
      kind: 'number',
      id: 'distance',
      title: 'Distance',
      unit: `to the nearest segment, in spreads of the features; beyond ${formatFixed(model.bound, 2)} a customer is far away`,
      width: 96,
      value: (row) => distances[row] ?? NaN,
      format: (value) => `${value > model.bound ? 'far ' : ''}${formatFixed(value, 2)}`,
      missing: '',
      bar: { low: 0, high: farthest },
    },
    ...profileColumns({ columns, categories: [] }),
  ];
}
