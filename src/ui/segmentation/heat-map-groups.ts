import type { Segmentations } from '../../pipelines/segmentation/model.ts';
import type { FeatureGroup } from '../../pipelines/segmentation/profiles/feature-group.ts';
import type { ProfileColumnView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { formatPercent, formatTick, shortUnit } from '../charts/format-quantity.ts';
import type { HeatMapGroup, HeatMapRow } from '../charts/heat-map.tsx';
import { contrastCellText, contrastCellWords } from './contrast-cell.ts';
import { FEATURE_GROUP_TITLES } from './feature-group-titles.ts';

export type HeatMapCells = 'effects' | 'means';
export type HeatMapOrder = 'group' | 'strength';

export interface HeatMapChoice {
  readonly segmentation: Pick<ShownSegmentation, 'segments' | 'effects' | 'means'>;
  readonly columns: Segmentations['columns'];
  readonly profiles: readonly Pick<ProfileColumnView, 'name' | 'mean'>[];
  readonly cells: HeatMapCells;
  readonly order: HeatMapOrder;
}

/** The rows of the heat map: features in their groups, or all of them by their strongest contrast. */
export function heatMapGroups(choice: HeatMapChoice): readonly HeatMapGroup[] {
  const { columns, order } = choice;
  if (order === 'strength') {
    const rows = strongestFeatures(choice).map((at) => heatMapRow(choice, at));
    return [{ title: 'Strongest contrast first', rows }];
  }
  const groups = (Object.keys(FEATURE_GROUP_TITLES) as FeatureGroup[]).map((group) => ({
    title: FEATURE_GROUP_TITLES[group],
    rows: columns.flatMap((column, at) => (column.group === group ? [heatMapRow(choice, at)] : [])),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The features by the strongest contrast that any segment has in them, as indices; those that no one can tell last. */
export function strongestFeatures(
  choice: Pick<HeatMapChoice, 'columns'> & {
    readonly segmentation: Pick<ShownSegmentation, 'segments' | 'effects'>;
  },
): readonly number[] {
  const strengths = choice.columns.map((_, at) => strength(choice, at));
  return [...choice.columns.keys()].toSorted((a, b) => strengths[b]! - strengths[a]! || a - b);
}

function strength(
  {
    segmentation: { segments, effects },
    columns,
  }: Pick<HeatMapChoice, 'columns'> & {
    readonly segmentation: Pick<ShownSegmentation, 'segments' | 'effects'>;
  },
  at: number,
): number {
  const sizes = segments.map((_, segment) => Math.abs(effects[segment * columns.length + at] ?? NaN));
  return Math.max(-1, ...sizes.filter((size) => !Number.isNaN(size)));
}

function heatMapRow(choice: HeatMapChoice, at: number): HeatMapRow {
  const { segmentation, columns, profiles } = choice;
  const column = columns[at]!;
  const unit = shortUnit(column.unit);
  const overall = profiles.find(({ name }) => name === column.name)?.mean;
  const cells = segmentation.segments.map(({ name }, segment) => ({
    title: column.title,
    unit: column.unit,
    segment: `segment ${segment + 1} ${name}`,
    mean: segmentation.means[segment * columns.length + at],
    overall,
    effect: segmentation.effects[segment * columns.length + at] ?? NaN,
  }));
  return {
    name: column.name,
    title: choice.cells === 'effects' ? column.title : titleWithUnit(column.title, unit),
    values: cells.map(({ effect }) => effect),
    texts: cells.map(({ effect, mean }) =>
      choice.cells === 'effects' ? contrastCellText(effect) : meanText(mean ?? NaN, unit),
    ),
    describe: (segment: number) => cells.map(contrastCellWords)[segment] ?? '',
  };
}

function meanText(mean: number, unit: string): string {
  if (!Number.isFinite(mean)) return '—';
  return unit === 'share' ? formatPercent(mean) : formatTick(mean);
}

function titleWithUnit(title: string, unit: string): string {
  const said = unit === '' || unit === 'share' || title.toLowerCase().endsWith(unit);
  return said ? title : `${title}, ${unit}`;
}
