import type { CategoryStyle } from '../charts/category-style.ts';
import { SegmentName } from '../segment-name.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import type { TableColumn } from '../table/table-column.ts';
import { moverWords } from './mover-words.ts';
import type { Compared } from './use-comparison.ts';

/** The columns of the table of movers; its rows are places among the movers. */
export function moverColumns({ left, right, comparison, reasons }: Compared): readonly TableColumn[] {
  const { movers, pairs } = comparison;
  const from = (row: number): number => left.run.labels[pairs.left[movers[row]!]!]!;
  const to = (row: number): number => right.run.labels[pairs.right[movers[row]!]!]!;
  const changed = reasons.changed > 0;
  return [
    {
      kind: 'text',
      id: 'customer',
      title: 'Customer',
      unit: '',
      width: 100,
      text: (row) => left.run.ids[pairs.left[movers[row]!]!] ?? '',
      render: undefined,
    },
    segmentColumn('from', 'From', left.segments, from),
    segmentColumn('to', 'To', right.segments, to),
    {
      kind: 'text',
      id: 'why',
      title: 'Why',
      unit: '',
      width: changed ? 480 : 400,
      text: (row) => moverWords(reasons.reasonOf(movers[row]!)),
      render: undefined,
    },
    ...(changed
      ? [
          {
            kind: 'number' as const,
            id: 'change',
            title: 'Largest change',
            unit: 'sd',
            width: 120,
            value: (row: number) => reasons.largest[row] ?? NaN,
            format: (value: number) => formatFixed(value, 2),
            missing: 'nothing changed',
            bar: undefined,
          },
        ]
      : []),
  ];
}

function segmentColumn(
  id: string,
  title: string,
  segments: readonly CategoryStyle[],
  segmentOf: (row: number) => number,
): TableColumn {
  const nameOf = (row: number): string => segments[segmentOf(row)]?.name ?? '';
  return {
    kind: 'text',
    id,
    title,
    unit: '',
    width: 160,
    text: (row) => `${segmentOf(row) + 1} ${nameOf(row)}`,
    render: (row) => {
      const style = segments[segmentOf(row)];
      return style && <SegmentName id={style.index} name={style.name} style={style} cut />;
    },
  };
}
