import { useMemo } from 'react';
import type { DriftDocument } from '../../pipelines/segmentation/applied/drift-document.ts';
import { BarPanel, type BarRow } from '../charts/bar-panel.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatPercent } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { chanceWords, indexText } from './chance-words.ts';

const SERIES = ['Share of the new customers', 'Share of the run’s customers'];

/** The share of each segment among the new customers, against its share in the run. */
export function SegmentSharesChart({
  drift: { segments, segmentShares },
  categories,
  selected,
  onSelect,
}: {
  readonly drift: Pick<DriftDocument, 'segments' | 'segmentShares'>;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (place: number | undefined) => void;
}) {
  const rows = useMemo(
    () =>
      segments.flatMap(({ before, now }, place): readonly BarRow[] => {
        const style = categories[place];
        return style === undefined ? [] : [{ style, values: [now, before] }];
      }),
    [segments, categories],
  );
  return (
    <ChartFrame
      title="Share of customers by segment, now and in the run"
      subtitle={`solid: new customers, outlined: the run’s; stability index ${indexText(segmentShares.index)}, ${chanceWords(segmentShares)}`}
      howToRead="A segment whose solid bar is longer than its outlined one holds more of the new customers than of the run’s. The stability index sums up all differences; what two samples of these sizes from one population stay below in 99 of 100 cases stands beside it."
      table={{
        caption: 'Customers by segment',
        columns: ['Segment', 'New customers', 'Share now', 'Share in the run'],
        rows: segments.map(({ segment, name, customers, now, before, isSetAside }) => [
          `${segment} ${name}${isSetAside ? ' (set aside)' : ''}`,
          formatCount(customers),
          formatPercent(now),
          formatPercent(before),
        ]),
      }}
      drawing="svg"
      fileName="strata-applied-segments"
    >
      <MeasuredBox>
        {(width) => (
          <BarPanel
            title="Share of customers"
            series={SERIES}
            rows={rows}
            width={width}
            labels="names"
            format={formatPercent}
            formatTick={formatShare}
            selected={selected}
            onSelect={(place) => onSelect(place === selected ? undefined : place)}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}
