import { useMemo } from 'react';
import { plainText } from '../../pipelines/segmentation/explanation/prose.ts';
import { predictionWords } from '../../pipelines/segmentation/explanation/prediction-words.ts';
import type { Explained, Prediction } from '../../pipelines/segmentation/prediction/artifacts.ts';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import { BandedBars } from '../charts/banded-bars.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed, formatPercent } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { Verdict } from '../parts/verdict.tsx';
import styles from './value.module.css';

const TITLE = 'How much of the revenue to come segments explain';

const NAMES: Readonly<Record<Explained['grouping'], string>> = {
  segments: 'Segments',
  'RFM quintiles': 'RFM quintiles',
  'no segmentation': 'No segmentation',
};

/** What segments made on the first part of the period say of the revenue of the rest, beside RFM and chance. */
export function PredictionPanel({ prediction }: { readonly prediction: Prediction }) {
  const { explained, random, until, nextEnd, customers, warnings } = prediction;
  const plots = useMemo(
    () => [
      plotOf('Share of variance (η²)', explained, random.etaSquared, ({ etaSquared }) => etaSquared),
      plotOf('Gini gain', explained, random.giniGain, ({ giniGain }) => giniGain),
    ],
    [explained, random],
  );
  if (explained.length === 0)
    return (
      <Panel title={TITLE} aside={<Verdict kind="not tested" />}>
        {warnings.map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
      </Panel>
    );
  return (
    <ChartFrame
      title={TITLE}
      subtitle={`made on the days up to ${until}, held against revenue up to ${nextEnd}; ${formatCount(customers)} customers`}
      howToRead="η² is the share of the variance of next-period revenue that lies between groups; Gini gain says how far ranking customers by their group concentrates that revenue, 0 being no help. The hatched band is what groups of the same sizes reach when customers are dealt out at random."
      table={predictionTable(prediction)}
      drawing="svg"
      fileName="strata-prediction"
      below={<p>{plainText(predictionWords(prediction))}</p>}
    >
      <MeasuredBox>
        {(width) => {
          const stacked = width < 600;
          return (
            <div className={styles.panels} data-stacked={stacked || undefined}>
              {plots.map((plot) => (
                <BandedBars
                  key={plot.title}
                  {...plot}
                  width={stacked ? width : Math.floor((width - 12) / 2)}
                  format={formatPercent}
                />
              ))}
            </div>
          );
        }}
      </MeasuredBox>
    </ChartFrame>
  );
}

function plotOf(
  title: string,
  explained: readonly Explained[],
  { mean, p95 }: NullBand,
  of: (each: Explained) => number,
) {
  const rows = explained.map((each) => ({
    name: NAMES[each.grouping],
    value: of(each),
    strong: each.grouping === 'segments',
  }));
  return {
    title,
    rows,
    band: { label: `at random: 95% below ${formatPercent(p95)}`, from: Math.min(mean, p95), to: p95 },
    alternative: `${title}: ${rows.map(({ name, value }) => `${name} ${formatPercent(value)}`).join(', ')}; at random 95% below ${formatPercent(p95)}.`,
  };
}

function predictionTable({ explained, random }: Prediction): DataTableContent {
  return {
    caption: TITLE,
    columns: ['Grouping', 'Groups', 'η²', 'Gini gain'],
    rows: [
      ...explained.map(({ grouping, groups, etaSquared, giniGain }) => [
        NAMES[grouping],
        String(groups),
        formatFixed(etaSquared, 3),
        formatFixed(giniGain, 3),
      ]),
      ['At random, mean', '', formatFixed(random.etaSquared.mean, 3), formatFixed(random.giniGain.mean, 3)],
      [
        'At random, 95% below',
        '',
        formatFixed(random.etaSquared.p95, 3),
        formatFixed(random.giniGain.p95, 3),
      ],
    ],
  };
}
