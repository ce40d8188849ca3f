import { memo, useMemo } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { BarPanel, type BarRow } from '../charts/bar-panel.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatPercent, formatShort, formatTick } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount, formatMoney } from '../parts/format-number.ts';
import styles from './size-and-value.module.css';

export interface SizeAndValueProps {
  readonly segments: readonly Segment[];
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

const SHARES = ['Share of customers', 'Share of revenue'];
const CUSTOMERS_ONLY = ['Share of customers'];
const ORDER_VALUE = ['Average order value'];
const PER_CUSTOMER = ['Revenue per customer'];

/** How large each segment is, against how much of the revenue it brings. */
export const SizeAndValue = memo(function SizeAndValue({
  segments,
  categories,
  selected,
  onSelect,
}: SizeAndValueProps) {
  const hasRevenue = segments.some((segment) => segment.revenue !== undefined);
  const hasOrders = segments.some((segment) => segment.averageOrderValue !== undefined);
  const rows = useMemo(() => barRows(segments, categories, hasRevenue), [segments, categories, hasRevenue]);
  const table = useMemo(() => sizeTable(segments), [segments]);
  const select = (index: number) => onSelect(index === selected ? undefined : index);
  const panels = 1 + (hasRevenue ? 1 : 0) + (hasOrders ? 1 : 0);

  return (
    <ChartFrame
      title={
        hasRevenue
          ? 'Share of customers against share of revenue, by segment'
          : 'Share of customers by segment'
      }
      subtitle={
        hasRevenue
          ? 'solid: customers, outlined: revenue net of refunds; amounts in the currency of the data'
          : 'the data hold no revenue'
      }
      howToRead="A segment whose outlined bar is longer than its solid one brings more revenue than its number of customers would suggest. Amounts are in the currency of the data, revenue is net of refunds, order value is what customers of the segment spend per order on average, before refunds, and all bars start at zero."
      table={table}
      drawing="svg"
      fileName="strata-size-and-value"
    >
      <MeasuredBox>
        {(width) => {
          const stacked = width < 620;
          const wide = stacked ? width : Math.floor(width * (panels === 1 ? 1 : panels === 2 ? 0.64 : 0.52));
          const narrow = stacked ? width : Math.floor((width - wide) / Math.max(1, panels - 1)) - 12;
          const shared = {
            width: narrow,
            labels: stacked ? 'names' : 'marks',
            format: formatShort,
            formatTick,
            selected,
            onSelect: select,
          } as const;
          return (
            <div className={styles.panels} data-stacked={stacked || undefined}>
              <BarPanel
                title={hasRevenue ? 'Share of customers and revenue' : 'Share of customers'}
                series={hasRevenue ? SHARES : CUSTOMERS_ONLY}
                rows={rows.shares}
                width={wide}
                labels="names"
                format={formatPercent}
                formatTick={formatPercent}
                selected={selected}
                onSelect={select}
              />
              {hasRevenue ? (
                <BarPanel
                  title="Revenue each"
                  series={PER_CUSTOMER}
                  rows={rows.perCustomer}
                  {...shared}
                  rowHeight={40}
                />
              ) : undefined}
              {hasOrders ? (
                <BarPanel
                  title="Order value"
                  series={ORDER_VALUE}
                  rows={rows.orderValue}
                  {...shared}
                  rowHeight={40}
                />
              ) : undefined}
            </div>
          );
        }}
      </MeasuredBox>
    </ChartFrame>
  );
});

function barRows(segments: readonly Segment[], categories: readonly CategoryStyle[], hasRevenue: boolean) {
  const rows = (values: (segment: Segment) => readonly (number | undefined)[]): readonly BarRow[] =>
    segments.flatMap((segment, index) => {
      const style = categories[index];
      return style === undefined ? [] : [{ style, values: values(segment) }];
    });
  return {
    shares: rows(({ share, revenueShare }) => (hasRevenue ? [share, revenueShare] : [share])),
    perCustomer: rows(({ revenue, size }) => [revenue === undefined ? undefined : revenue / size]),
    orderValue: rows(({ averageOrderValue }) => [averageOrderValue]),
  };
}

function sizeTable(segments: readonly Segment[]): DataTableContent {
  return {
    caption: 'Size and value by segment',
    columns: [
      'Segment',
      'Customers',
      'Share of customers',
      'Revenue',
      'Share of revenue',
      'Revenue per customer',
      'Average order value',
      'Silhouette',
    ],
    rows: segments.map(({ id, name, size, share, revenue, revenueShare, averageOrderValue, silhouette }) => [
      `${id + 1} ${name}`,
      formatCount(size),
      formatPercent(share),
      formatMoney(revenue),
      formatPercent(revenueShare),
      formatMoney(revenue === undefined ? undefined : revenue / size),
      formatMoney(averageOrderValue),
      silhouette.toFixed(3),
    ]),
  };
}
