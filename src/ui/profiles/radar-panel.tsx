import { memo, useCallback, useMemo, useState } from 'react';
import type { Sliced } from '../../base/sliced.ts';
import { meansByGroup } from '../../pipelines/segmentation/figures/means-by-group.ts';
import { percentiles } from '../../pipelines/segmentation/figures/sorted-values.ts';
import type { FeaturesView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { CategoryLegend } from '../charts/category-legend.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartControls } from '../charts/chart-controls.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatPercent } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { RadarChart } from '../charts/radar-chart.tsx';
import { formatCount } from '../parts/format-number.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useSliced } from '../use-sliced.ts';
import { FeatureChecks } from './feature-checks.tsx';
import { useStrongestFeatures } from './use-strongest-features.ts';

export interface RadarPanelProps {
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
  readonly segmentation: ShownSegmentation;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

/** A feature, and where each segment stands on it. */
interface Spoke {
  readonly title: string;
  readonly means: Float64Array;
}

/** Spokes with the segments that they were made of. */
interface SpokesOf {
  readonly spokes: readonly Spoke[];
  readonly segments: ShownSegmentation['segments'];
}

const NO_SPOKES: readonly Spoke[] = [];
const MOST_SEGMENTS = 5;
const MOST_FEATURES = 8;
const FIRST_FEATURES = 6;
const FIRST_SEGMENTS = 3;
const RING = { at: 0.5, label: '50% = all customers' } as const;

/** A few segments over a few features, each feature by its percentile among all customers. */
export const RadarPanel = memo(function RadarPanel(props: RadarPanelProps) {
  const { profiles, features, segmentation, categories, selected, onSelect } = props;
  const { segments, labels, k } = segmentation;
  const [wantedFeatures, setFeatures] = useState<readonly string[] | undefined>(undefined);
  const [wantedSegments, setSegments] = useState<
    { readonly k: number; readonly ids: readonly string[] } | undefined
  >();
  const clustered = useMemo(
    () =>
      features.preparation.flatMap(
        ({ name }) => profiles.columns.find((column) => column.name === name) ?? [],
      ),
    [features, profiles],
  );
  const ordered = useStrongestFeatures(profiles, segmentation);
  const strongest = useMemo(() => {
    const names = new Set(clustered.map(({ name }) => name));
    return ordered.filter((name) => names.has(name)).slice(0, FIRST_FEATURES);
  }, [ordered, clustered]);
  const names = wantedFeatures ?? strongest;
  const all = segments.map(({ id, name }) => ({ name: String(id), title: `${id + 1} ${name}` }));
  const ids =
    wantedSegments?.k === k ? wantedSegments.ids : all.slice(0, FIRST_SEGMENTS).map(({ name }) => name);
  const ranksOf = useMemo(() => percentilesOf(profiles), [profiles]);
  const makeSpokes = useCallback(
    function* (): Sliced<SpokesOf> {
      const made: Spoke[] = [];
      for (const { name, title } of clustered.filter((column) => names.includes(column.name))) {
        const ranks = yield* ranksOf(name);
        made.push({ title, means: yield* meansByGroup(ranks, labels, segments.length) });
      }
      return { spokes: made, segments };
    },
    [clustered, names, ranksOf, labels, segments],
  );
  const work = { rows: labels.length, of: profiles };
  const { spokes, segments: drawn } = useSliced(makeSpokes, work) ?? { spokes: NO_SPOKES, segments };
  const series = useMemo(
    () =>
      categories
        .filter(({ index }) => ids.includes(String(index)))
        .map((style) => ({ style, values: spokes.map(({ means }) => means[style.index] ?? NaN) })),
    [categories, ids, spokes],
  );
  const table = useMemo(
    (): DataTableContent => ({
      caption: 'Mean percentile among all customers',
      columns: ['Feature', ...drawn.map(({ id, name }) => `${id + 1} ${name}`)],
      rows: spokes.map(({ title, means }) => [title, ...Array.from(means, (mean) => formatPercent(mean))]),
    }),
    [drawn, spokes],
  );
  return (
    <ChartFrame
      title="Segments side by side (mean percentile among all customers)"
      subtitle="50% on the dashed ring is what all customers have together"
      howToRead="Every feature is standardised by percentile: each customer counts by the share of all customers with a lower value, and a segment stands at the mean of its members. Outside the dashed ring a segment has more than customers on the whole, inside it less; the area of a shape means nothing, since it depends on the order of the features."
      table={table}
      drawing="svg"
      fileName="strata-radar"
      above={
        <ChartControls>
          <FeatureChecks
            label="Segments"
            all={all}
            chosen={ids}
            most={MOST_SEGMENTS}
            onChoose={(next) => setSegments({ k, ids: next })}
          />
          <FeatureChecks
            label="Features"
            all={clustered}
            chosen={names}
            most={MOST_FEATURES}
            onChoose={setFeatures}
          />
        </ChartControls>
      }
      below={
        <CategoryLegend
          label="Segments on the radar"
          entries={series.map(({ style }) => ({
            style,
            count: formatCount(segments[style.index]?.size),
          }))}
          selected={selected}
          onSelect={onSelect}
        />
      }
    >
      <MeasuredBox>
        {(width) =>
          spokes.length === 0 && names.length > 0 ? (
            <Waiting what="Ranking the customers" />
          ) : (
            <RadarChart
              spokes={spokes.map(({ title }) => title)}
              series={series}
              ring={RING}
              format={formatPercent}
              width={width}
              alternative={`Radar of ${spokes.map(({ title }) => title).join(', ')} for segments ${series.map(({ style }) => style.number).join(', ')}. The table has every segment.`}
            />
          )
        }
      </MeasuredBox>
    </ChartFrame>
  );
});

/** The percentiles of each feature, taken when they are first asked for. */
function percentilesOf({ columns }: ProfilesView): (name: string) => Sliced<Float64Array> {
  const made = new Map<string, Float64Array>();
  return function* (name) {
    const known = made.get(name);
    if (known !== undefined) return known;
    const column = columns.find((each) => each.name === name);
    const ranks = yield* percentiles(column?.values ?? new Float32Array());
    made.set(name, ranks);
    return ranks;
  };
}
