import { memo, useMemo } from 'react';
import type { Range, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { useApp } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatShort, formatTick } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { RangePlot, type RangeRow } from '../charts/range-plot.tsx';
import { formatCount, formatShare } from '../parts/format-number.ts';

interface ReturnsChartProps {
  readonly verdicts: readonly SegmentVerdict[];
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (segment: number | undefined) => void;
}

/** What addressing each segment may return, as the range over draws of cost, lift and margin. */
export const ReturnsChart = memo(function ReturnsChart({
  verdicts,
  categories,
  selected,
  onSelect,
}: ReturnsChartProps) {
  const asked = useApp(({ draft }) => draft.config.validation.minRoi);
  const rows = useMemo(() => rowsOf(verdicts, categories), [verdicts, categories]);
  const threshold = useMemo(() => ({ value: asked, label: 'asked for' }), [asked]);
  const select = useMemo(
    () => (index: number) => onSelect(index === selected ? undefined : index),
    [onSelect, selected],
  );
  return (
    <ChartFrame
      title="Return on the cost of addressing each segment (profit per cost)"
      subtitle="mark: median, line: 90% of 4,000 draws of cost, extra spend and margin; 0 is break-even"
      howToRead="Cost, extra spend and margin are drawn at random from their ranges, and each draw gives the profit for one unit of cost. A segment whose line lies right of zero pays back almost whatever holds within the ranges; its median has to reach the dashed line."
      table={returnsTable(verdicts, categories)}
      drawing="svg"
      fileName="strata-returns"
    >
      <MeasuredBox>
        {(width) => (
          <RangePlot
            rows={rows}
            threshold={threshold}
            axisTitle="Return on cost"
            width={width}
            formatTick={formatTick}
            alternative={`Median return on cost with the middle 90% of draws. ${rows.map(({ style, text }) => `${style.number} ${style.name}: ${text}`).join('; ')}.`}
            selected={selected}
            onSelect={select}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}, sameReturns);

/** Thresholds change verdicts, but nothing that is drawn here. */
function sameReturns(before: ReturnsChartProps, { verdicts, ...after }: ReturnsChartProps): boolean {
  return (
    before.categories === after.categories &&
    before.selected === after.selected &&
    before.onSelect === after.onSelect &&
    before.verdicts.length === verdicts.length &&
    verdicts.every(({ economics }, index) => economics === before.verdicts[index]?.economics)
  );
}

function rowsOf(
  verdicts: readonly SegmentVerdict[],
  categories: readonly CategoryStyle[],
): readonly RangeRow[] {
  return verdicts.flatMap(({ segment, economics: { roi } }) => {
    const style = categories[segment];
    return style === undefined ? [] : [{ style, range: roi, text: rangeText(roi) }];
  });
}

function rangeText(range: Range | undefined): string {
  return range === undefined
    ? 'not known'
    : `${formatShort(range.median)} (${formatShort(range.low)} to ${formatShort(range.high)})`;
}

function returnsTable(
  verdicts: readonly SegmentVerdict[],
  categories: readonly CategoryStyle[],
): DataTableContent {
  return {
    caption: 'Economics of addressing each segment, medians with the middle 90% of draws',
    columns: [
      'Segment',
      'Cost',
      'Gain',
      'Return',
      'Profitable draws',
      'Break-even lift',
      'A/B test, each arm',
    ],
    rows: verdicts.map(
      ({ segment, economics: { cost, gain, roi, profitable, breakEvenLift, sampleSize } }) => [
        `${segment + 1} ${categories[segment]?.name ?? ''}`,
        rangeText(cost),
        rangeText(gain),
        rangeText(roi),
        formatShare(profitable),
        formatShare(breakEvenLift),
        formatCount(sampleSize),
      ],
    ),
  };
}
