import { countText, fixedNumber, percentText } from '../../../../base/number-text.ts';
import { prose } from '../../explanation/prose.ts';
import { count, precise, share } from '../../explanation/quantities.ts';
import { valueWords } from '../../explanation/value-words.ts';
import type { SegmentVerdict } from '../../judgement/verdict.ts';
import type { Segment } from '../../model.ts';
import type { BgNbdFit, FitEnd, GammaGammaFit, HoldoutCheck, Value } from '../../value/artifacts.ts';
import { type Block, type Chart, type Section, type Table, numbers, texts } from '../blocks.ts';
import { intervalChart } from '../charts/interval-chart.ts';
import { lineChart } from '../charts/line-chart.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentCell, segmentRow } from './segment-title.ts';
import { warningBlocks } from './warning-blocks.ts';

/** The value models with their parameters, how they fared on what was held out, and what addressing would return. */
export function valueSection({ findings, verdicts }: ReportInput): Section {
  const { value, segmentation } = findings;
  return {
    id: 'value',
    title: ['Customer value and return'],
    newPage: true,
    blocks: [
      ...(value === undefined
        ? [{ kind: 'notice' as const, text: prose`Customer value: not tested.` }]
        : valueBlocks(value)),
      ...returnBlocks(segmentation.segments, verdicts),
    ],
  };
}

function valueBlocks(value: Value): readonly Block[] {
  const { purchases, spend, horizonMonths, discountRate, holdout, warnings } = value;
  return [
    { kind: 'text', text: valueWords(value) },
    {
      kind: 'text',
      text: prose`Value is the revenue of the next ${String(horizonMonths)} months, discounted by ${share(discountRate)} a month, in the currency of the data.`,
    },
    ...(purchases === undefined && spend === undefined
      ? []
      : [{ kind: 'table' as const, table: parameterTable(purchases, spend) }]),
    ...(holdout === undefined
      ? [{ kind: 'notice' as const, text: prose`Held-out purchases: not tested.` }]
      : holdoutBlocks(holdout)),
    ...warningBlocks(warnings),
  ];
}

function parameterTable(purchases: BgNbdFit | undefined, spend: GammaGammaFit | undefined): Table {
  const rows: readonly (readonly [string, number])[] = [
    ...(purchases === undefined
      ? []
      : ([
          ['BG/NBD r', purchases.r],
          ['BG/NBD α (weeks)', purchases.alpha],
          ['BG/NBD a', purchases.a],
          ['BG/NBD b', purchases.b],
          ['BG/NBD log-likelihood', purchases.logLikelihood],
        ] as const)),
    ...(spend === undefined
      ? []
      : ([
          ['Gamma–Gamma p', spend.p],
          ['Gamma–Gamma q', spend.q],
          ['Gamma–Gamma γ', spend.gamma],
          ['Gamma–Gamma log-likelihood', spend.logLikelihood],
          ['Correlation of purchases and spend (assumed 0)', spend.correlation],
        ] as const)),
  ];
  const ends = [
    ...(purchases === undefined
      ? []
      : [`BG/NBD on ${countText(purchases.customers)} customers ${endText(purchases.end)}`]),
    ...(spend === undefined
      ? []
      : [`Gamma–Gamma on ${countText(spend.customers)} customers ${endText(spend.end)}`]),
  ];
  return {
    caption: [`Parameters by maximum likelihood: ${ends.join('; ')}`],
    columns: [texts('Parameter'), numbers('Value')],
    rows: rows.map(([name, parameter]) => [cell(name), cell(precise(parameter))]),
  };
}

function endText(end: FitEnd): string {
  return end.kind === 'converged' ? 'converged' : `ended otherwise: ${end.message}`;
}

function holdoutBlocks(holdout: HoldoutCheck): readonly Block[] {
  const { calibrationEnd, holdoutEnd, customers, actual, predicted, naive, mae, naiveMae } = holdout;
  return [
    {
      kind: 'table',
      table: {
        caption: [
          `Fitted on the days to ${calibrationEnd}, held against purchases from then to ${holdoutEnd}, of ${countText(customers)} customers`,
        ],
        columns: [texts('Forecast'), numbers('Purchases'), numbers('Mean error per customer')],
        rows: [
          [cell('Made'), cell(count(actual)), cell('—')],
          [cell('Model'), cell(count(predicted)), cell(precise(mae))],
          [cell('Own past rate (naive)'), cell(count(naive)), cell(precise(naiveMae))],
        ],
      },
    },
    ...(holdout.points.length === 0
      ? []
      : [{ kind: 'charts' as const, charts: [calibrationChart(holdout)] }]),
  ];
}

function calibrationChart({ points }: HoldoutCheck): Chart {
  const last = points.at(-1);
  const series = (read: (point: HoldoutCheck['points'][number]) => number) =>
    points.map((point) => ({ x: point.purchases, y: read(point) }));
  return {
    title: 'Mean purchases held out, by repeat purchases before',
    reading:
      'The model is calibrated where its line follows the purchases that were made. The naive line assumes that everybody goes on as before.',
    drawing: lineChart({
      yAtLeast: [0, 0],
      xTitle: 'repeat purchases in calibration',
      xText: (x) => (last?.orMore && x === last.purchases ? `${x}+` : String(x)),
      series: [
        { name: 'made', style: 'main', points: series(({ actual }) => actual) },
        { name: 'model', style: 'second', points: series(({ predicted }) => predicted) },
        { name: 'naive', style: 'third', points: series(({ naive }) => naive) },
      ],
    }),
    table: {
      caption: ['Mean purchases held out, by repeat purchases in calibration'],
      columns: [
        texts('Repeat purchases'),
        numbers('Customers'),
        numbers('Made'),
        numbers('Model'),
        numbers('Naive'),
      ],
      rows: points.map(({ purchases, orMore, customers, actual, predicted, naive }) => [
        cell(orMore ? `${purchases} or more` : String(purchases)),
        cell(count(customers)),
        ...[actual, predicted, naive].map((each) => cell(precise(each))),
      ]),
    },
  };
}

function returnBlocks(segments: readonly Segment[], verdicts: readonly SegmentVerdict[]): readonly Block[] {
  const heading = { kind: 'heading', text: ['Return on addressing a segment'] } as const;
  if (verdicts.every(({ economics }) => economics.roi === undefined))
    return [heading, { kind: 'notice', text: prose`Return: not tested, since customer value is not known.` }];
  return [heading, { kind: 'charts', charts: [returnChart(segments, verdicts)] }];
}

function returnChart(segments: readonly Segment[], verdicts: readonly SegmentVerdict[]): Chart {
  return {
    title: 'Return (profit per unit of cost), median and 5% to 95%',
    reading: 'Ranges over draws of cost, extra spend and margin as they were set. Right of 0 it pays.',
    drawing: intervalChart({
      rows: segments.map((segment, i) => {
        const roi = verdicts[i]?.economics.roi;
        return {
          ...segmentRow(segment),
          range: roi === undefined ? undefined : { low: roi.low, middle: roi.median, high: roi.high },
          text: roi === undefined ? 'not tested' : fixedNumber(roi.median, 2),
        };
      }),
      lines: [{ value: 0, name: 'break-even' }],
      xTitle: 'profit per unit of cost',
    }),
    table: {
      caption: ['Return on addressing each segment'],
      columns: [
        texts('Segment'),
        numbers('5%'),
        numbers('Median'),
        numbers('95%'),
        numbers('Draws above 0'),
        numbers('Break-even lift'),
        numbers('Customers per test arm'),
      ],
      rows: segments.map((segment, i) => {
        const economics = verdicts[i]?.economics;
        return [
          segmentCell(segment),
          cell(precise(economics?.roi?.low)),
          cell(precise(economics?.roi?.median)),
          cell(precise(economics?.roi?.high)),
          cell(percentText(economics?.profitable)),
          cell(percentText(economics?.breakEvenLift)),
          cell(count(economics?.sampleSize)),
        ];
      }),
    },
  };
}
