import { useMemo } from 'react';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { FlowDiagram } from '../charts/flow-diagram.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount } from '../parts/format-number.ts';
import { flowCounts } from './flow-counts.ts';
import type { Compared } from './use-comparison.ts';

const NONE = 'not in this run';

/** Where the customers of each segment are on the other side. */
export function MoversFlow({
  compared,
  selected,
  onSelect,
}: {
  readonly compared: Compared;
  readonly selected: number | undefined;
  onSelect(left: number | undefined): void;
}) {
  const { left, right, comparison } = compared;
  const { segments: from } = left;
  const { segments: to } = right;
  const counts = useMemo(() => flowCounts(comparison), [comparison]);
  return (
    <ChartFrame
      title="Where customers go (customers)"
      howToRead="Each band is as wide as the number of customers who are in the segment on its left in the first run and in the segment on its right in the second. Segments keep the numbers and colours of their own run; the table above says which is the counterpart of which. Choose a segment on the left to list only its movers."
      table={flowTable(counts, from, to)}
      drawing="svg"
      fileName="strata-movers"
    >
      <MeasuredBox>
        {(width) => (
          <FlowDiagram
            counts={counts}
            categories={from}
            rightCategories={to}
            none={NONE}
            leftTitle="From"
            rightTitle="To"
            width={width}
            alternative="Customers by segment in both runs; the table gives every count."
            format={(count) => `${formatCount(count)} customers`}
            selected={selected}
            onSelect={(index) => onSelect(index === selected ? undefined : index)}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function flowTable(
  counts: Uint32Array,
  from: readonly CategoryStyle[],
  to: readonly CategoryStyle[],
): DataTableContent {
  const size = Math.round(Math.sqrt(counts.length));
  const named = (styles: readonly CategoryStyle[]): readonly { index: number; name: string }[] => [
    ...styles.map(({ index, number, name }) => ({ index, name: `${number} ${name}` })),
    { index: size - 1, name: NONE },
  ];
  return {
    caption: 'Customers by segment in both runs',
    columns: ['From \\ to', ...named(to).map(({ name }) => name)],
    rows: named(from).map((row) => [
      row.name,
      ...named(to).map((column) => formatCount(counts[row.index * size + column.index] ?? 0)),
    ]),
  };
}
