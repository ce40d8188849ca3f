import { memo, useMemo } from 'react';
import type { Segmentations } from '../../pipelines/segmentation/model.ts';
import type { FeatureGroup } from '../../pipelines/segmentation/profiles/feature-group.ts';
import type { ProfileColumnView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { HeatMap, type HeatMapGroup } from '../charts/heat-map.tsx';
import { contrastCellText, contrastCellWords } from './contrast-cell.ts';
import { FEATURE_GROUP_TITLES } from './feature-group-titles.ts';

export interface ContrastHeatMapProps {
  readonly segmentation: ShownSegmentation;
  readonly columns: Segmentations['columns'];
  readonly profiles: readonly ProfileColumnView[];
  readonly categories: readonly CategoryStyle[];
  /** |d| from which a contrast counts. */
  readonly notable: number;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

/** Cohen (1988) calls 0.8 large; beyond 2 hardly any two groups overlap, so the colour ends there. */
const FULL_COLOUR = 2;

/** How far each segment lies from all other customers, feature by feature. */
export const ContrastHeatMap = memo(function ContrastHeatMap(props: ContrastHeatMapProps) {
  const { segmentation, columns, profiles, categories, notable, selected, onSelect } = props;
  const groups = useMemo(
    () => heatMapGroups(segmentation, columns, profiles),
    [segmentation, columns, profiles],
  );
  return (
    <ChartFrame
      title="Contrast of each segment with all other customers (Cohen’s d)"
      subtitle={`blue: lower, orange: higher; bold from |d| = ${formatFixed(notable, 1)}, full colour from 2`}
      howToRead="Each number says by how many standard deviations the segment’s mean lies above (orange) or below (blue) the mean of all other customers. Read a column to characterise a segment, and a row to see which segments a feature tells apart. ∞: all members have one value and all other customers another; —: too few have a value to compare."
      drawing="table"
      fileName="strata-contrasts"
    >
      <HeatMap
        caption="Contrast of each segment with all other customers, Cohen’s d"
        groups={groups}
        columns={categories}
        limit={FULL_COLOUR}
        notable={notable}
        selected={selected}
        onSelect={(index) => onSelect(index === selected ? undefined : index)}
      />
    </ChartFrame>
  );
});

function heatMapGroups(
  { segments, effects, means }: ShownSegmentation,
  columns: Segmentations['columns'],
  profiles: readonly ProfileColumnView[],
): readonly HeatMapGroup[] {
  const groups = (Object.keys(FEATURE_GROUP_TITLES) as FeatureGroup[]).map((group) => ({
    title: FEATURE_GROUP_TITLES[group],
    rows: columns.flatMap((column, at) => {
      if (column.group !== group) return [];
      const overall = profiles.find(({ name }) => name === column.name)?.mean;
      const cells = segments.map(({ name }, segment) => ({
        title: column.title,
        unit: column.unit,
        segment: `segment ${segment + 1} ${name}`,
        mean: means[segment * columns.length + at],
        overall,
        effect: effects[segment * columns.length + at] ?? NaN,
      }));
      return [
        {
          name: column.name,
          title: column.title,
          values: cells.map(({ effect }) => effect),
          texts: cells.map(({ effect }) => contrastCellText(effect)),
          describe: (segment: number) => cells.map(contrastCellWords)[segment] ?? '',
        },
      ];
    }),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}
