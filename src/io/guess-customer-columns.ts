import { isIdName, isLabelName, nameFit } from './header-names.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CustomerColumns } from './import-plan.ts';

/** Id, features and known classes of a ready table: unique ids name the rows and are no features, nor are classes. O(columns). */
export function pickCustomerColumns(columns: readonly ColumnProfile[], rows: number): CustomerColumns {
  const id = columns.find((column) => {
    if (
      column.filled < rows ||
      column.distinct < column.filled ||
      column.type === 'time' ||
      column.type === 'number'
    )
      return false;
    return (
      isIdName(column.name) ||
      nameFit('customer', column.name) >= 2 ||
      (column.type === 'text' && column.index === 0)
    );
  });
  const repeatedId = columns.find(
    (column) => nameFit('customer', column.name) === 3 && isIdName(column.name),
  );
  const label = columns.findLast(
    (column) => isLabelName(column.name) && column.distinct <= Math.max(50, rows / 10),
  );
  const idIndex = (id ?? repeatedId)?.index;
  const features = columns
    .filter((column) => column.type === 'integer' || column.type === 'number')
    .filter((column) => column.index !== idIndex && column.index !== label?.index)
    .filter(
      (column) =>
        !(
          isIdName(column.name) &&
          column.distinct === column.filled &&
          column.type === 'integer' &&
          rows > 5
        ),
    )
    .map((column) => column.index);
  return {
    ...(idIndex === undefined ? {} : { id: idIndex }),
    features,
    ...(label === undefined ? {} : { label: label.index }),
  };
}
