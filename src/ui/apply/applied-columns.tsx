import type { AppliedData } from '../../worker/applied-data.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { memberColumns, type MemberColumnsInput, profileColumns } from '../segmentation/customer-columns.tsx';
import type { TableColumn } from '../table/table-column.ts';

/** The columns of the new customers: id, segment, distance, and the features of the model. */
export function appliedColumns(
  { ids, labels, distances, columns, model }: AppliedData,
  { categories, narrow, longestId }: Pick<MemberColumnsInput, 'categories' | 'narrow' | 'longestId'>,
): readonly TableColumn[] {
  const farthest = distances.reduce((most, each) => Math.max(most, each), 0);
  return [
    ...memberColumns({ ids, longestId, labels, categories, narrow }),
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
