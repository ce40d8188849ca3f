import { useMemo } from 'react';
import type { FeatureTest, LeftOut } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import { TIER_BOUNDS } from '../../pipelines/segmentation/sensitivity/tiers.ts';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { HeatMap, type HeatMapGroup } from '../charts/heat-map.tsx';

/** Loss of a segment that is coloured fully. */
const FULL_LOSS = 0.6;

/** How much of each segment is left when a feature or a group of features is left out. */
export function FeaturePanel({
  test,
  band,
  categories,
  selected,
  onSelect,
}: {
  readonly test: FeatureTest;
  readonly band: NullBand | undefined;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number | undefined) => void;
}) {
  const groups = useMemo(() => groupsOf(test, categories), [test, categories]);
  return (
    <ChartFrame
      title="What is left of each segment without a feature (Jaccard)"
      subtitle={`the darker, the more of the segment hangs on it; bold below ${formatFixed(TIER_BOUNDS.stable, 2)}${band === undefined ? '' : `; data without segments: 95% below ${formatFixed(band.p95, 2)}`}`}
      howToRead="Each row leaves one feature, or one group of them, out and clusters again; the number says how much of the segment in the column is found again, 1 being all of it. A dark row is a feature that the segments hang on, a dark column a segment that depends on several."
      drawing="table"
      fileName="strata-features-left-out"
    >
      <HeatMap
        caption="Jaccard similarity of each segment with its best match when a feature is left out"
        groups={groups}
        columns={categories}
        limit={FULL_LOSS}
        notable={1 - TIER_BOUNDS.stable}
        selected={selected}
        onSelect={(index) => onSelect(index === selected ? undefined : index)}
      />
    </ChartFrame>
  );
}

function groupsOf({ leftOut }: FeatureTest, categories: readonly CategoryStyle[]): readonly HeatMapGroup[] {
  const rows = (kind: LeftOut['kind']): HeatMapGroup['rows'] =>
    leftOut
      .filter((each) => each.kind === kind)
      .map(({ name, title, jaccard, ari }) => ({
        name: `${kind} ${name}`,
        title: `${title} (ARI ${formatFixed(ari, 2)})`,
        values: Array.from(jaccard, (score) => score - 1),
        texts: Array.from(jaccard, (score) => formatFixed(score, 2)),
        describe: (column) =>
          `Without ${title.toLowerCase()}, ${formatFixed(jaccard[column] ?? NaN, 2)} of segment ${categories[column]?.number} ${categories[column]?.name} is found again.`,
      }));
  return [
    { title: 'Single features', rows: rows('feature') },
    { title: 'Groups of features', rows: rows('group') },
  ].filter((group) => group.rows.length > 0);
}
