import { type Prose, given, prose } from '../../explanation/prose.ts';
import { count, figure, precise, quantity, share } from '../../explanation/quantities.ts';
import type { Criterion, Dimension, Range, SegmentEconomics } from '../../judgement/verdict.ts';
import { type Table, numbers, texts } from '../blocks.ts';
import { cell } from './cells.ts';

/** What was asked of a segment, and how it answered. */
export function criteriaTable(criteria: readonly Criterion[]): Table {
  return {
    caption: ['Validation: what a segment has to be, and the nearest setting that would pass'],
    columns: [
      texts('Criterion'),
      texts('Outcome'),
      numbers('Value'),
      numbers('Asked'),
      numbers('Margin'),
      numbers('Would pass at'),
      texts('If it fails'),
    ],
    rows: criteria.map((each) => [
      cell(each.title),
      {
        text: [each.outcome, ...(each.because === undefined ? [] : [': ', given(each.because)])],
        mark: { kind: 'outcome', outcome: each.outcome },
      },
      cell(quantity(each.value, each.unit)),
      cell(prose`${each.sign} ${quantity(each.threshold, each.unit)}`),
      cell(quantity(each.margin, each.unit)),
      cell(each.nearest === undefined ? '—' : quantity(each.nearest, each.unit)),
      cell(each.severity === 'reject' ? 'Reject' : 'Review'),
    ]),
  };
}

const QUESTIONS = { who: 'Who', what: 'What', when: 'When', how: 'How' } as const;

/** Whether it is known whom to address, with what, when and how. */
export function dimensionTable(dimensions: readonly Dimension[]): Table {
  return {
    caption: ['Actionability: is there a contrast that says whom to address, with what, when and how'],
    columns: [
      texts('Dimension'),
      texts('Outcome'),
      texts('Strongest contrast'),
      numbers('Effect'),
      numbers('Asked'),
    ],
    rows: dimensions.map(({ name, outcome, by, value, threshold, kind }) => [
      cell(QUESTIONS[name]),
      { text: [outcome], mark: { kind: 'outcome', outcome } },
      cell(by === undefined ? '—' : given(by)),
      cell(effect(value, kind)),
      cell(prose`≥ ${effect(threshold, kind)}`),
    ]),
  };
}

function effect(value: number | undefined, kind: Dimension['kind']): Prose {
  if (value === undefined) return ['—'];
  return kind === 'd' ? prose`d ${figure(value)}` : prose`${figure(value)}×`;
}

/** What addressing the segment costs and brings, as ranges. */
export function economicsTable(economics: SegmentEconomics): Table {
  const { cost, gain, roi, profitable, breakEvenLift, costRatio, sampleSize, because } = economics;
  const unknown: Prose = because === undefined ? ['not tested'] : prose`not tested: ${given(because)}`;
  const ranges: readonly (readonly [string, Range | undefined])[] = [
    ['Cost of addressing all members', cost],
    ['Gain in margin', gain],
    ['Return, profit per cost', roi],
  ];
  const single: readonly (readonly [string, Prose | undefined])[] = [
    ['Draws with a return above 0', profitable === undefined ? undefined : [share(profitable)]],
    [
      'Rise of value at which gain equals cost',
      breakEvenLift === undefined ? undefined : [share(breakEvenLift)],
    ],
    ['Cost as a share of the margin on value', costRatio === undefined ? undefined : [share(costRatio)]],
    ['Customers in each arm of an A/B test', sampleSize === undefined ? undefined : [count(sampleSize)]],
  ];
  return {
    caption: ['Economics: median and the range from 5% to 95% over draws from the ranges that were set'],
    columns: [texts('Quantity'), numbers('Median'), numbers('5% to 95%')],
    rows: [
      ...ranges.map(([name, range]) => [
        cell(name),
        cell(range === undefined ? unknown : precise(range.median)),
        cell(range === undefined ? '—' : prose`${precise(range.low)} to ${precise(range.high)}`),
      ]),
      ...single.map(([name, value]) => [cell(name), cell(value ?? unknown), cell('—')]),
    ],
  };
}
