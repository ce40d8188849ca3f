import { useMemo } from 'react';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import { type SegmentValue, segmentValues } from '../../pipelines/segmentation/judgement/segment-value.ts';
import { BarPanel, type BarRow } from '../charts/bar-panel.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatShort, formatTick } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount, formatMoney } from '../parts/format-number.ts';
import styles from './value.module.css';

const MEAN = ['Mean'];
const TOTAL = ['Total'];

/** What the customers of each segment are worth, each and together. */
export function SegmentValuesChart({
  findings: { segmentation, value },
  categories,
  selected,
  onSelect,
}: {
  readonly findings: Pick<Findings, 'segmentation' | 'value'>;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (segment: number | undefined) => void;
}) {
  const values = useMemo(
    () => segmentValues({ segmentation, ...(value && { value }) }),
    [segmentation, value],
  );
  const rows = useMemo(() => rowsOf(values, categories), [values, categories]);
  const select = (index: number): void => onSelect(index === selected ? undefined : index);
  return (
    <ChartFrame
      title="Customer value by segment (currency of the data)"
      subtitle={`over ${value?.horizonMonths ?? 0} months, customers without a purchase counted as worth nothing`}
      howToRead="The mean says what a customer of the segment is worth, the total what all of them are; a small segment can be worth much by its mean and little in total. Both rest on forecasts, whose error the check on days held out shows."
      table={valuesTable(values, segmentation.segments)}
      drawing="svg"
      fileName="strata-customer-value"
    >
      <MeasuredBox>
        {(width) => {
          const stacked = width < 620;
          const wide = stacked ? width : Math.floor(width * 0.62);
          const shared = {
            format: formatShort,
            formatTick,
            selected,
            onSelect: select,
            rowHeight: 30,
          } as const;
          return (
            <div className={styles.panels} data-stacked={stacked || undefined}>
              <BarPanel
                title="Mean per customer"
                series={MEAN}
                rows={rows.means}
                width={wide}
                labels="names"
                {...shared}
              />
              <BarPanel
                title="Total"
                series={TOTAL}
                rows={rows.totals}
                width={stacked ? width : width - wide - 12}
                labels={stacked ? 'names' : 'marks'}
                {...shared}
              />
            </div>
          );
        }}
      </MeasuredBox>
    </ChartFrame>
  );
}

function rowsOf(values: readonly SegmentValue[], categories: readonly CategoryStyle[]) {
  const rows = (of: (value: Extract<SegmentValue, { kind: 'known' }>) => number): readonly BarRow[] =>
    categories.slice(0, values.length).map((style) => {
      const value = values[style.index];
      return { style, values: [value?.kind === 'known' ? of(value) : undefined] };
    });
  return { means: rows(({ mean }) => mean), totals: rows(({ total }) => total) };
}

function valuesTable(
  values: readonly SegmentValue[],
  segments: Findings['segmentation']['segments'],
): DataTableContent {
  return {
    caption: 'Customer value by segment',
    columns: ['Segment', 'Customers', 'With a purchase', 'Mean', 'Standard deviation', 'Total'],
    rows: segments.map(({ id, name, size }) => {
      const value = values[id];
      return value?.kind === 'known'
        ? [
            `${id + 1} ${name}`,
            formatCount(size),
            formatCount(value.valued),
            formatMoney(value.mean),
            formatMoney(value.sd),
            formatMoney(value.total),
          ]
        : [`${id + 1} ${name}`, formatCount(size), '—', '—', '—', value?.because ?? '—'];
    }),
  };
}
