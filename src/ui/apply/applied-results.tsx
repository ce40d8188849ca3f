import { type Ref, useMemo, useState } from 'react';
import type { Applied } from '../../state/applying/apply-state.ts';
import { useServices } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { useOneByOne } from '../charts/use-one-by-one.ts';
import { TABLE_FILES } from '../data/table-files.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
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

/** Charts and table, which are drawn in a frame each. */
const PARTS = 5;

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
  const drawn = useOneByOne(PARTS);
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
    <>
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
      {drawn > 1 && (
        <SegmentSharesChart drift={drift} categories={categories} selected={selected} onSelect={select} />
      )}
      {drawn > 2 && <FeatureDriftChart features={ranked} chosen={chosen?.name} onChoose={chooseFeature} />}
      {drawn > 2 && chosen !== undefined && (
        <FeatureBinsChart features={ranked} feature={chosen} onChoose={chooseFeature} />
      )}
      {drawn > 3 && (
        <AppliedCustomers applied={applied} categories={categories} selected={selected} onSelect={select} />
      )}
      {drawn > 4 && (
        <>
          <AppliedData result={result} />
          <ModelPanel model={model} />
        </>
      )}
    </>
  );
}
