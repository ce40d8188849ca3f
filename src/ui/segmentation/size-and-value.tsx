import { memo, useMemo } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { BarPanel, type BarRow } from '../charts/bar-panel.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatPercent, formatShort, formatTick } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount, formatMoney, formatShare } from '../parts/format-number.ts';
import styles from './size-and-value.module.css';

export interface SizeAndValueProps {
  readonly segments: readonly Segment[];
  /** Mean expected value of each segment's customers; undefined where it is not known. */
  readonly expected: readonly (number | undefined)[] | undefined;
  /** What it is summed over; undefined where it was not estimated. */
  readonly horizonMonths: number | undefined;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

const SHARES = ['Share of customers', 'Share of revenue'];
const CUSTOMERS_ONLY = ['Share of customers'];
const ORDER_VALUE = ['Average order value'];
const EXPECTED = ['Mean expected value'];
const PER_CUSTOMER = ['Revenue per customer'];

/** How large each segment is, against how much of the revenue it brings. */
export const SizeAndValue = memo(function SizeAndValue({
  segments,
  expected,
  horizonMonths,
  categories,
  selected,
  onSelect,
}: SizeAndValueProps) {
  const hasRevenue = segments.some((segment) => segment.revenue !== undefined);
  const hasOrders = segments.some((segment) => segment.averageOrderValue !== undefined);
  const hasExpected = expected?.some((mean) => mean !== undefined) === true;
  const rows = useMemo(
    () => barRows({ segments, expected, categories, hasRevenue }),
    [segments, expected, categories, hasRevenue],
  );
  const table = useMemo(
    () => sizeTable(segments, expected, horizonMonths),
    [segments, expected, horizonMonths],
  );
  const select = (index: number) => onSelect(index === selected ? undefined : index);
  const panels = 1 + (hasRevenue ? 1 : 0) + (hasOrders || hasExpected ? 1 : 0);

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
      howToRead={`A segment whose outlined bar is longer than its solid one brings more revenue than its number of customers would suggest. Amounts are in the currency of the data, revenue is net of refunds, ${hasExpected ? `expected value is the mean discounted revenue to come of each customer over ${horizonMonths} months` : 'order value is what customers of the segment spend per order on average, before refunds'}, and all bars start at zero.`}
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
                formatTick={formatShare}
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
              {hasExpected ? (
                <BarPanel
                  title={`Value, ${horizonMonths} mo`}
                  series={EXPECTED}
                  rows={rows.expected}
                  {...shared}
                  rowHeight={40}
                />
              ) : hasOrders ? (
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

function barRows({
  segments,
  expected,
  categories,
  hasRevenue,
}: Pick<SizeAndValueProps, 'segments' | 'expected' | 'categories'> & { readonly hasRevenue: boolean }) {
  const rows = (values: (segment: Segment) => readonly (number | undefined)[]): readonly BarRow[] =>
    segments.flatMap((segment, index) => {
      const style = categories[index];
      return style === undefined ? [] : [{ style, values: values(segment) }];
    });
  return {
    shares: rows(({ share, revenueShare }) => (hasRevenue ? [share, revenueShare] : [share])),
    perCustomer: rows(({ revenue, size }) => [revenue === undefined ? undefined : revenue / size]),
    expected: rows(({ id }) => [expected?.[id]]),
    orderValue: rows(({ averageOrderValue }) => [averageOrderValue]),
  };
}

function sizeTable(
  segments: readonly Segment[],
  expected: SizeAndValueProps['expected'],
  horizonMonths: number | undefined,
): DataTableContent {
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
      ...(horizonMonths === undefined ? [] : [`Mean expected value, ${horizonMonths} months`]),
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
      ...(horizonMonths === undefined ? [] : [formatMoney(expected?.[id])]),
      formatFixed(silhouette, 3),
    ]),
  };
}
