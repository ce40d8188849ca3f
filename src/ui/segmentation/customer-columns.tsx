import type { ProfileColumnView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import type { NumberColumn, TableColumn } from '../table/table-column.ts';
import styles from './customer-table.module.css';

export interface MemberColumnsInput {
  readonly ids: readonly string[];
  /** Characters of the longest id. */
  readonly longestId: number;
  readonly labels: Uint8Array;
  readonly categories: readonly CategoryStyle[];
  /** Little room: names of segments are cut short. */
  readonly narrow: boolean;
}

/** The columns that every customer table begins with: id and segment. */
export function memberColumns({
  ids,
  longestId,
  labels,
  categories,
  narrow,
}: MemberColumnsInput): readonly TableColumn[] {
  const segmentOf = (row: number) => categories[labels[row] ?? 0];
  return [
    {
      kind: 'text',
      id: 'customer',
      title: 'Customer',
      unit: '',
      width: Math.min(narrow ? 120 : 220, Math.max(104, 20 + longestId * 8)),
      text: (row) => ids[row] ?? '',
      render: undefined,
    },
    {
      kind: 'text',
      id: 'segment',
      title: 'Segment',
      unit: '',
      width: narrow ? 128 : 220,
      text: (row) => `${segmentOf(row)?.number ?? ''} ${segmentOf(row)?.name ?? ''}`,
      render: (row) => <SegmentLabel style={segmentOf(row)} />,
    },
  ];
}

/** A column for every number and every category of the profiles. */
export function profileColumns({
  columns,
  categories,
}: Pick<ProfilesView, 'columns' | 'categories'>): readonly TableColumn[] {
  return [
    ...columns.map(numberColumn),
    ...categories.map(({ name, title, codes, names }): TableColumn => ({
      kind: 'text',
      id: name,
      title,
      unit: '',
      width: 130,
      text: (row) => (names[codes[row] ?? -1] ?? '').replaceAll('_', ' '),
      render: undefined,
    })),
  ];
}

function SegmentLabel({ style }: { readonly style: CategoryStyle | undefined }) {
  if (style === undefined) return undefined;
  return (
    <span className={styles.segment}>
      <CategoryMark style={style} />
      <span className={styles.name}>
        {style.number} {style.name}
      </span>
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
function decimalsOf({ isWhole, max, min }: ProfileColumnView): 0 | 1 | 2 | 3 {
  if (isWhole) return 0;
  const largest = Math.max(Math.abs(max), Math.abs(min));
  return largest >= 1000 ? 2 : largest >= 100 ? 1 : largest > 1 ? 2 : 3;
}
