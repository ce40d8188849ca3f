import { countText, percentText, shortNumber } from '../../../../base/number-text.ts';
import { given, prose } from '../../explanation/prose.ts';
import { amount, count, difference, precise, share } from '../../explanation/quantities.ts';
import type { Findings } from '../../judgement/findings.ts';
import type { SegmentVerdict } from '../../judgement/verdict.ts';
import type { Segment } from '../../model.ts';
import { type Chart, type Section, type Table, numbers, texts } from '../blocks.ts';
import { barChart } from '../charts/bar-chart.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentColumns } from './segment-columns.ts';
import { segmentCell, segmentRow } from './segment-title.ts';

/** All segments side by side: size, value, tightness, and what sets each apart. */
export function overviewSection({ findings, verdicts }: ReportInput): Section {
  const { segments } = findings.segmentation;
  return {
    id: 'overview',
    title: ['Segments side by side'],
    newPage: true,
    blocks: [
      {
        kind: 'charts',
        charts: [
          sizeChart(segments),
          ...revenueChart(segments),
          ...valueChart(segments, verdicts),
          ...silhouetteChart(segments),
        ],
      },
      { kind: 'table', table: effectTable(findings) },
      {
        kind: 'text',
        text: prose`Cohen’s d is the difference of two means in standard deviations (Cohen 1988): about 0.2 is small, 0.5 is visible, 0.8 is large.`,
      },
    ],
  };
}

function sizeChart(segments: readonly Segment[]): Chart {
  return {
    title: 'Customers',
    reading: segments.some(({ byHand }) => byHand !== undefined)
      ? 'Segments keep their number and colour throughout; those set aside are grey and come last.'
      : 'Segments are numbered by size, and keep their number and colour throughout.',
    drawing: barChart(
      segments.map((each) => bar(each, each.size, `${countText(each.size)} · ${percentText(each.share)}`)),
    ),
    table: {
      caption: ['Customers by segment'],
      columns: [texts('Segment'), numbers('Customers'), numbers('Share')],
      rows: segments.map((each) => [segmentCell(each), cell(count(each.size)), cell(share(each.share))]),
    },
  };
}

function revenueChart(segments: readonly Segment[]): readonly Chart[] {
  if (segments.every(({ revenue }) => revenue === undefined)) return [];
  return [
    {
      title: 'Revenue, net of refunds (currency of the data)',
      reading: 'What the members have brought in the period of the data.',
      drawing: barChart(
        segments.map((each) =>
          bar(each, each.revenue, `${shortNumber(each.revenue)} · ${percentText(each.revenueShare)}`),
        ),
      ),
      table: {
        caption: ['Revenue by segment'],
        columns: [texts('Segment'), numbers('Revenue'), numbers('Share'), numbers('Mean order')],
        rows: segments.map((each) => [
          segmentCell(each),
          cell(amount(each.revenue)),
          cell(share(each.revenueShare)),
          cell(amount(each.averageOrderValue)),
        ]),
      },
    },
  ];
}

function valueChart(segments: readonly Segment[], verdicts: readonly SegmentVerdict[]): readonly Chart[] {
  if (verdicts.every(({ meanClv }) => meanClv === undefined)) return [];
  return [
    {
      title: 'Mean customer value over the horizon (currency of the data)',
      reading:
        'Discounted revenue that a customer is expected to bring. How far to trust it is said under customer value.',
      drawing: barChart(
        segments.map((each, i) => bar(each, verdicts[i]?.meanClv, shortNumber(verdicts[i]?.meanClv))),
      ),
      table: {
        caption: ['Customer value by segment'],
        columns: [texts('Segment'), numbers('Mean value'), numbers('Total value')],
        rows: segments.map((each, i) => [
          segmentCell(each),
          cell(amount(verdicts[i]?.meanClv)),
          cell(amount(verdicts[i]?.totalClv)),
        ]),
      },
    },
  ];
}

function silhouetteChart(segments: readonly Segment[]): readonly Chart[] {
  if (segments.every(({ silhouette }) => Number.isNaN(silhouette))) return [];
  return [
    {
      title: 'Mean silhouette of the members, −1 to 1',
      reading:
        'How much nearer members are to their own segment than to the next one. Near 0 the border is arbitrary.',
      drawing: barChart(segments.map((each) => bar(each, each.silhouette, shortNumber(each.silhouette)))),
      table: {
        caption: ['Silhouette by segment'],
        columns: [texts('Segment'), numbers('Silhouette')],
        rows: segments.map((each) => [segmentCell(each), cell(precise(each.silhouette))]),
      },
    },
  ];
}

function bar(segment: Segment, value: number | undefined, text: string) {
  return { ...segmentRow(segment), value, text };
}

const FULL_SHADE = 2;

function effectTable({ segmentation, columns }: Findings): Table {
  const { segments, effects, k } = segmentation;
  return {
    caption: ['Contrasts: standardised difference (Cohen’s d) of each segment from all other customers'],
    columns: [texts('Feature'), ...segmentColumns(segments)],
    rows: columns.map(({ title }, column) => [
      cell(given(title)),
      ...Array.from({ length: k }, (_, segment) => {
        const effect = effects[segment * columns.length + column] ?? NaN;
        return { text: [effectCell(effect)], shade: Number.isNaN(effect) ? 0 : effect / FULL_SHADE };
      }),
    ]),
  };
}

function effectCell(effect: number) {
  if (Math.abs(effect) === Infinity) return effect > 0 ? '∞' : '−∞';
  return difference(effect);
}
