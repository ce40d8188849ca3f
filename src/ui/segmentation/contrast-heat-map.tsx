import { memo, useMemo, useState } from 'react';
import type { Segmentations } from '../../pipelines/segmentation/model.ts';
import type { ProfileColumnView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartControls } from '../charts/chart-controls.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { HeatMap } from '../charts/heat-map.tsx';
import { ChoiceRow } from '../parts/choice-row.tsx';
import { heatMapGroups, type HeatMapCells, type HeatMapOrder } from './heat-map-groups.ts';

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

const CELLS = [
  { name: 'effects', title: 'Contrasts' },
  { name: 'means', title: 'Means' },
] as const;

const ORDERS = [
  { name: 'group', title: 'By group' },
  { name: 'strength', title: 'By strength' },
] as const;

/** How far each segment lies from all other customers, feature by feature. */
export const ContrastHeatMap = memo(function ContrastHeatMap(props: ContrastHeatMapProps) {
  const { segmentation, columns, profiles, categories, notable, selected, onSelect } = props;
  const [cells, setCells] = useState<HeatMapCells>('effects');
  const [order, setOrder] = useState<HeatMapOrder>('group');
  const groups = useMemo(
    () => heatMapGroups({ segmentation, columns, profiles, cells, order }),
    [segmentation, columns, profiles, cells, order],
  );
  const words =
    cells === 'effects'
      ? 'Contrast of each segment with all other customers (Cohen’s d)'
      : 'Mean of each feature by segment, in its unit';
  const colours = `blue: lower, orange: higher; bold from |d| = ${formatFixed(notable, 1)}, full colour from 2`;
  return (
    <ChartFrame
      title={words}
      subtitle={cells === 'effects' ? colours : `coloured by contrast (Cohen’s d): ${colours}`}
      howToRead="Each contrast says by how many standard deviations the segment’s mean lies above (orange) or below (blue) the mean of all other customers; the means beside it are in the unit of their feature. Read a column to characterise a segment, and a row to see which segments a feature tells apart. ∞: all members have one value and all other customers another; —: too few have a value to compare."
      drawing="table"
      fileName="strata-contrasts"
      above={
        <ChartControls>
          <ChoiceRow label="Show" options={CELLS} chosen={cells} onChoose={setCells} />
          <ChoiceRow label="Features" options={ORDERS} chosen={order} onChoose={setOrder} />
        </ChartControls>
      }
    >
      <HeatMap
        caption={words}
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
