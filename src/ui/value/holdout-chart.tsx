import { useMemo } from 'react';
import type { HoldoutCheck } from '../../pipelines/segmentation/value/artifacts.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ComparedLines, type ComparedLine } from '../charts/compared-lines.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount, formatFull, formatNumber } from '../parts/format-number.ts';
import { StatList } from '../parts/stat-list.tsx';
import { Verdict } from '../parts/verdict.tsx';

/** The forecast on days held out, against what happened and against past rates. */
export function HoldoutChart({ holdout }: { readonly holdout: HoldoutCheck }) {
  const { points, calibrationEnd, holdoutEnd, customers, actual, predicted, naive, mae, naiveMae } = holdout;
  const levels = useMemo(() => points.map(levelOf), [points]);
  const lines = useMemo(() => linesOf(points), [points]);
  return (
    <ChartFrame
      title="Forecast against purchases held out (mean per customer)"
      subtitle={`made from the days up to ${calibrationEnd}, held against those up to ${holdoutEnd}; ${formatCount(customers)} customers`}
      howToRead="Customers are grouped by how often they bought again before the days held out; the lines compare what they then bought with the forecast, and with going on at their own past rate. A forecast that follows the actual line can be trusted for the horizon too; one no better than past rates adds nothing."
      table={holdoutTable(holdout)}
      drawing="svg"
      fileName="strata-holdout"
      below={
        <StatList
          stats={[
            { label: 'Purchases held out', value: formatCount(actual), note: 'actual, all customers' },
            { label: 'Forecast', value: formatCount(predicted), note: `past rates: ${formatCount(naive)}` },
            {
              label: 'Mean absolute error',
              value: <span title={formatFull(mae)}>{formatNumber(mae)}</span>,
              note: `past rates: ${formatNumber(naiveMae)}`,
            },
            {
              label: 'Against past rates',
              value: (
                <Verdict
                  kind={mae < naiveMae ? 'pass' : 'fail'}
                  word={mae < naiveMae ? 'Better' : 'No better'}
                />
              ),
              note: 'by mean absolute error per customer',
            },
          ]}
        />
      }
    >
      <MeasuredBox>
        {(width) => (
          <ComparedLines
            levels={levels}
            lines={lines}
            xTitle="Purchases after the first, before the days held out"
            yTitle="Purchases in the days held out"
            width={width}
            formatTick={formatNumber}
            alternative="Mean purchases per customer in the days held out, actual, forecast and at past rates, by purchases before; the table gives every value."
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function linesOf(points: HoldoutCheck['points']): readonly ComparedLine[] {
  return [
    {
      name: 'past rates',
      values: points.map(({ naive }) => naive),
      colour: 'var(--mark)',
      look: 'dotted',
    },
    {
      name: 'forecast',
      values: points.map(({ predicted }) => predicted),
      colour: 'var(--accent)',
      look: 'dashed',
    },
    { name: 'actual', values: points.map((point) => point.actual), colour: 'var(--text)', look: 'solid' },
  ];
}

function levelOf({ purchases, orMore }: HoldoutCheck['points'][number]): string {
  return orMore ? `${purchases}+` : String(purchases);
}

function holdoutTable({ points }: HoldoutCheck): DataTableContent {
  return {
    caption: 'Mean purchases per customer in the days held out, by purchases before',
    columns: ['Purchases after the first', 'Customers', 'Actual', 'Forecast', 'Past rates'],
    rows: points.map((point) => [
      levelOf(point),
      formatCount(point.customers),
      formatFixed(point.actual, 3),
      formatFixed(point.predicted, 3),
      formatFixed(point.naive, 3),
    ]),
  };
}
