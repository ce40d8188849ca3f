import { type Ref, useMemo, useState } from 'react';
import type { Applied } from '../../state/applying/apply-state.ts';
import { useServices } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { TABLE_FILES } from '../data/table-files.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { OneByOne } from '../parts/one-by-one.tsx';
import { AppliedCustomers } from './applied-customers.tsx';
import { AppliedData } from './applied-data.tsx';
import styles from './apply.module.css';
import { DriftPanel } from './drift-panel.tsx';
import { FeatureBinsChart } from './feature-bins-chart.tsx';
import { FeatureDriftChart } from './feature-drift-chart.tsx';
import { ModelPanel } from './model-panel.tsx';
import { modelSegmentStyle } from './model-segment-style.ts';
import { saveAssignments, saveDrift } from './save-applied.ts';
import { SegmentSharesChart } from './segment-shares-chart.tsx';

/** New customers with their segments, and how they compare with those of the run. */
export function AppliedResults({
  result,
  heading,
}: {
  readonly result: Applied;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  const services = useServices();
  const { openNewData } = services.store.actions;
  const { applied, model } = result;
  const { drift } = applied;
  const [selected, select] = useState<number>();
  const ranked = useMemo(() => drift.features.toSorted((a, b) => b.index - a.index), [drift]);
  const [feature, chooseFeature] = useState(() => ranked[0]?.name ?? '');
  const chosen = ranked.find(({ name }) => name === feature) ?? ranked[0];
  const categories = useMemo(
    (): readonly CategoryStyle[] =>
      model.view.segments.map((segment, place) => modelSegmentStyle(segment, place, selected)),
    [model, selected],
  );
  return (
    <OneByOne>
      <DriftPanel drift={drift} heading={heading}>
        <div className={styles.actions}>
          <Button icon="download" onClick={() => void saveAssignments(applied, services)}>
            Save assignments.csv
          </Button>
          <Button icon="download" onClick={() => saveDrift(applied)}>
            Save drift.json
          </Button>
          <FileButton
            label="Choose other data"
            accept={TABLE_FILES}
            onFiles={(files) => void openNewData(files)}
          />
        </div>
      </DriftPanel>
      <SegmentSharesChart drift={drift} categories={categories} selected={selected} onSelect={select} />
      <FeatureDriftChart features={ranked} chosen={chosen?.name} onChoose={chooseFeature} />
      {chosen !== undefined && (
        <FeatureBinsChart features={ranked} feature={chosen} onChoose={chooseFeature} />
      )}
      <AppliedCustomers applied={applied} categories={categories} selected={selected} onSelect={select} />
      <AppliedData result={result} />
      <ModelPanel model={model} />
    </OneByOne>
  );
}
