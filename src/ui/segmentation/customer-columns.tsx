import type { ProfileColumnView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import type { NumberColumn, TableColumn } from '../table/table-column.ts';
import styles from './customer-table.module.css';

/** The columns of the customer table: id, segment, every number and every category of the profiles. */
export function customerColumns(profiles: ProfilesView, labels: Uint8Array, categories: readonly CategoryStyle[]): readonly TableColumn[] {
  const segmentOf = (row: number) => categories[labels[row] ?? 0];
  return [
    { kind: 'text', id: 'customer', title: 'Customer', unit: '', width: 120, text: (row) => profiles.ids[row] ?? '', render: undefined },
    {
      kind: 'text',
      id: 'segment',
      title: 'Segment',
      unit: '',
      width: 190,
      text: (row) => `${segmentOf(row)?.number ?? ''} ${segmentOf(row)?.name ?? ''}`,
      render: (row) => <SegmentLabel style={segmentOf(row)} />,
    },
    ...profiles.columns.map(numberColumn),
    ...profiles.categories.map(
      ({ name, title, codes, names }): TableColumn => ({
        kind: 'text',
        id: name,
        title,
        unit: '',
        width: 130,
        text: (row) => (names[codes[row] ?? -1] ?? '').replaceAll('_', ' '),
        render: undefined,
      }),
    ),
  ];
}

function SegmentLabel({ style }: { readonly style: CategoryStyle | undefined }) {
  if (style === undefined) return undefined;
  return (
    <span className={styles.segment}>
      <CategoryMark style={style} />
      {style.number} {style.name}
    </span>
  );
}

function numberColumn(column: ProfileColumnView): NumberColumn {
  const { name, title, unit, values, min, max, missingMeans } = column;
  const digits = decimalsOf(column);
  return {
    kind: 'number',
    id: name,
    title,
    unit,
    width: Math.min(190, Math.max(88, 34 + title.length * 7)),
    value: (row) => values[row] ?? NaN,
    format: (value) => formatFixed(value, digits),
    missing: missingMeans,
    bar: min >= 0 ? { low: 0, high: max } : undefined,
  };
}

/** Enough decimals to tell the values apart, the same in the whole column. */
function decimalsOf({ values, max, min }: ProfileColumnView): 0 | 1 | 2 | 3 {
  const whole = values.every((value) => !Number.isFinite(value) || Number.isInteger(value));
  if (whole) return 0;
  const largest = Math.max(Math.abs(max), Math.abs(min));
  return largest >= 1000 ? 2 : largest >= 100 ? 1 : largest > 1 ? 2 : 3;
}
