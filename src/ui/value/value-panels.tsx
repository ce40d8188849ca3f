import { memo } from 'react';
import { sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { Panel } from '../parts/panel.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { RfmPanel } from '../rfm/rfm-panel.tsx';
import { Untested } from '../stability/untested.tsx';
import { HoldoutChart } from './holdout-chart.tsx';
import { PredictionPanel } from './prediction-panel.tsx';
import { SegmentValuesChart } from './segment-values-chart.tsx';
import { ValueModel } from './value-model.tsx';

export interface ValuePanelsProps {
  readonly findings: Findings;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (segment: number | undefined) => void;
}

/** What customers are worth, how the segments stand to RFM, and what they foretell. */
export const ValuePanels = memo(function ValuePanels(props: ValuePanelsProps) {
  const { findings, categories, selected, onSelect } = props;
  const { value, rfm, prediction, segmentation } = findings;
  return (
    <>
      {value === undefined ? (
        <Untested
          title="Customer value"
          stage="value"
          section="value"
          setting="estimate"
          shownK={undefined}
        />
      ) : (
        <>
          <ValueModel value={value} />
          {value.holdout === undefined ? (
            <Panel title="Forecast against purchases held out" aside={<Verdict kind="not tested" />}>
              <p>The forecast could not be held against days held out; the reason stands above.</p>
            </Panel>
          ) : (
            <HoldoutChart holdout={value.holdout} />
          )}
          <SegmentValuesChart
            findings={findings}
            categories={categories}
            selected={selected}
            onSelect={onSelect}
          />
        </>
      )}
      {rfm === undefined ? (
        <Untested title="RFM" stage="rfm" setting={undefined} shownK={undefined} />
      ) : (
        <RfmPanel rfm={rfm} segmentation={segmentation} categories={categories} />
      )}
      {prediction === undefined ? (
        <Untested
          title="How much of the revenue to come segments explain"
          stage="prediction"
          section="value"
          setting="predict"
          shownK={sweptK(segmentation)}
        />
      ) : (
        <PredictionPanel prediction={prediction} />
      )}
    </>
  );
});
