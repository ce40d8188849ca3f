import { memo, useId, useMemo, useState } from 'react';
import type { ProfilesView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { rowMask } from '../../state/selection.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartControls } from '../charts/chart-controls.tsx';
import { useStrongestFeatures } from '../profiles/use-strongest-features.ts';
import { CategoryDistribution } from './category-distribution.tsx';
import { FeatureSelect } from './feature-select.tsx';
import { NumberDistribution } from './number-distribution.tsx';

export interface DistributionPanelProps {
  readonly profiles: ProfilesView;
  readonly segmentation: ShownSegmentation;
  readonly categories: readonly CategoryStyle[];
  /** Rows that are selected in any view. */
  readonly chosen: Uint32Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

/** How one feature is spread in each segment, in the selection and among all customers. */
export const DistributionPanel = memo(function DistributionPanel(props: DistributionPanelProps) {
  const { profiles, segmentation, categories, chosen, selected, onSelect } = props;
  const id = useId();
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const ordered = useStrongestFeatures(profiles, segmentation);
  const strongest = useMemo(() => firstSpread(ordered, profiles.columns), [ordered, profiles.columns]);
  const name = wanted ?? strongest;
  const column = profiles.columns.find((each) => each.name === name);
  const category = profiles.categories.find((each) => each.name === name);
  const mask = useMemo(
    () => (chosen === undefined ? undefined : rowMask(chosen, profiles.ids.length)),
    [chosen, profiles.ids.length],
  );
  const control = (
    <ChartControls>
      <label htmlFor={id}>Feature</label>
      <FeatureSelect id={id} profiles={profiles} chosen={name} onChoose={setWanted} />
    </ChartControls>
  );
  const shared = { segmentation, categories, mask, selected, onSelect, control };
  if (category !== undefined) return <CategoryDistribution category={category} {...shared} />;
  const shown = column ?? profiles.columns[0];
  return shown === undefined ? undefined : <NumberDistribution column={shown} {...shared} />;
});

/** The first of the named features that most customers have and that spreads to both sides of its median. */
function firstSpread(names: readonly string[], columns: ProfilesView['columns']): string | undefined {
  const isSpread = ({ missing, values, median, min, max }: ProfilesView['columns'][number]): boolean =>
    missing < values.length / 2 && median > min && median < max;
  return names.find((name) => columns.some((column) => column.name === name && isSpread(column))) ?? names[0];
}
