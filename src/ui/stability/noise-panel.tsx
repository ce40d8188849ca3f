import { useMemo } from 'react';
import type { NoiseTest, NullTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import { CategoryLegend } from '../charts/category-legend.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { LinesChart } from '../charts/lines-chart.tsx';
import { formatShare } from '../parts/format-number.ts';

/** How much of each segment is left under more and more noise. */
export function NoisePanel({
  test,
  nulls,
  categories,
  selected,
  onSelect,
}: {
  readonly test: NoiseTest;
  readonly nulls: NullTest['noise'];
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number | undefined) => void;
}) {
  const levels = useMemo(() => test.levels.map(({ share }) => share), [test]);
  const scores = useMemo(() => test.levels.map(({ segments }) => segments.map(({ mean }) => mean)), [test]);
  const band = nulls?.map(({ p95 }) => p95);
  const own = categories.slice(0, test.k);
  return (
    <ChartFrame
      title="What is left of each segment under noise (Jaccard)"
      subtitle={`noise as a share of each feature’s standard deviation, ${test.repeats} repeats a level${band === undefined ? '' : '; dashed: 95% of data without segments lie below'}`}
      howToRead="Random noise is laid over every feature and the customers are clustered again; a line that stays high belongs to a segment with room around it. A line that falls at 1% or 2% belongs to a segment whose border runs through a crowd."
      table={noiseTable(test, own)}
      drawing="svg"
      fileName="strata-noise"
      below={
        <CategoryLegend
          label="Segments"
          entries={own.map((style) => ({
            style,
            count: formatFixed(scores.at(-1)?.[style.index] ?? NaN, 2),
          }))}
          selected={selected}
          onSelect={onSelect}
        />
      }
    >
      <MeasuredBox>
        {(width) => (
          <LinesChart
            levels={levels}
            scores={scores}
            band={band}
            categories={own}
            width={width}
            levelTitle="Noise, % of the feature’s standard deviation"
            formatLevel={formatShare}
            alternative="Jaccard similarity of each segment against the level of noise; the table gives every value."
            selected={selected}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function noiseTable({ levels }: NoiseTest, categories: readonly CategoryStyle[]): DataTableContent {
  return {
    caption: 'Jaccard similarity of each segment by level of noise',
    columns: ['Noise', 'ARI', ...categories.map(({ number, name }) => `${number} ${name}`)],
    rows: levels.map(({ share, ari, segments }) => [
      formatShare(share),
      formatFixed(ari, 3),
      ...segments.map(
        ({ mean, low, high }) => `${formatFixed(mean, 2)} (${formatFixed(low, 2)}–${formatFixed(high, 2)})`,
      ),
    ]),
  };
}
