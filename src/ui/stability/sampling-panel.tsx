import { useMemo } from 'react';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import type { Sampling, SegmentSampling } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatPercent } from '../charts/format-quantity.ts';
import { IntervalPlot, type IntervalRow } from '../charts/interval-plot.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { nullAxisBand, TIER_BANDS } from './tier-bands.ts';

/** How far each segment comes back when customers are drawn again, replicate by replicate. */
export function SamplingPanel({
  sampling,
  band,
  categories,
  selected,
  onSelect,
}: {
  readonly sampling: Sampling;
  /** Of data without segments in the same test. */
  readonly band: NullBand | undefined;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number | undefined) => void;
}) {
  const { k, replicates, asked, segments, scores, reused } = sampling;
  const rows = useMemo(
    () => categories.slice(0, k).map((style) => rowOf(style, segments[style.index], scores, k)),
    [categories, segments, scores, k],
  );
  const reference = nullAxisBand(band);
  return (
    <ChartFrame
      title="How far each segment comes back when customers are drawn again (Jaccard)"
      subtitle={`${replicates < asked ? `${replicates} of ${asked}` : replicates} bootstrap replicates${reused > 0 ? `, ${reused} of them kept from before` : ''}; mark: mean, line: middle 95%, ticks: single replicates${
        reference === undefined
          ? '; not held against data without segments'
          : `; hatched: ${reference.label}, up to ${formatFixed(reference.to, 2)}`
      }`}
      howToRead="Customers are drawn with replacement and clustered anew; the score of a segment is the Jaccard similarity with the segment most like it, 1 when it comes back whole (Hennig 2007). Below 0.60 a segment is unstable, from 0.75 it is stable; a segment is more than a cut of a cloud only if it also lies right of the hatched band, where the pieces of one cloud with the same correlations lie."
      table={samplingTable(sampling, categories, band)}
      drawing="svg"
      fileName="strata-sampling-stability"
    >
      <MeasuredBox>
        {(width) => (
          <IntervalPlot
            rows={rows}
            bands={TIER_BANDS}
            reference={reference}
            axisTitle="Jaccard similarity"
            width={width}
            format={(value) => formatFixed(value, 2)}
            alternative={`Mean Jaccard similarity with its middle 95% over ${formatCounted(replicates, 'replicate')}. ${rows.map(({ style, text }) => `${style.number} ${style.name}: ${text}`).join('; ')}.`}
            selected={selected}
            onSelect={(index) => onSelect(index === selected ? undefined : index)}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function rowOf(
  style: CategoryStyle,
  segment: SegmentSampling | undefined,
  scores: Float64Array,
  k: number,
): IntervalRow {
  const { mean = NaN, low = NaN, high = NaN } = segment ?? {};
  return {
    style,
    mean,
    low,
    high,
    values: Array.from({ length: scores.length / k }, (_, replicate) => scores[replicate * k + style.index]!),
    text: spreadText(mean, low, high),
  };
}

/** "0.91 (0.86–0.95)". */
function spreadText(mean: number, low: number, high: number): string {
  return Number.isNaN(mean)
    ? formatFixed(NaN, 2)
    : `${formatFixed(mean, 2)} (${formatFixed(low, 2)}–${formatFixed(high, 2)})`;
}

function samplingTable(
  { segments }: Sampling,
  categories: readonly CategoryStyle[],
  band: NullBand | undefined,
): DataTableContent {
  return {
    caption: 'Jaccard similarity of each segment over the replicates',
    columns: [
      'Segment',
      'Mean',
      'From (2.5%)',
      'To (97.5%)',
      'Dissolved',
      'Recovered',
      'Without segments, 95% below',
    ],
    rows: segments.map(({ mean, low, high, dissolved, recovered }, index) => [
      `${index + 1} ${categories[index]?.name ?? ''}`,
      ...[mean, low, high].map((value) => formatFixed(value, 3)),
      formatPercent(dissolved),
      formatPercent(recovered),
      formatFixed(band?.p95 ?? NaN, 3),
    ]),
  };
}
