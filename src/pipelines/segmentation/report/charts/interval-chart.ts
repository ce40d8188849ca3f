import { shortNumber } from '../../../../base/number-text.ts';
import { CHART_WIDTH, drawing, footAxis, linearScale, roundTicks } from './axis.ts';
import { type ChartRow, rowLabel, rowValue, segmentStyle } from './row-labels.ts';
import { type SvgElement, box, label, line, svg } from './svg.ts';

/** A middle with its range; undefined where it was not measured. */
export interface IntervalRow extends ChartRow {
  readonly range: { readonly low: number; readonly middle: number; readonly high: number } | undefined;
  readonly text: string;
}

export interface IntervalChart {
  readonly rows: readonly IntervalRow[];
  /** Stretches of the axis with a word on them. */
  readonly zones?: readonly {
    readonly from: number;
    readonly to: number;
    readonly name: string;
    readonly style: string;
  }[];
  /** Where data without segments lie. */
  readonly nullBand?: { readonly from: number; readonly to: number };
  /** Lines at values, such as break-even. */
  readonly lines?: readonly { readonly value: number; readonly name: string }[];
  /** The axis; its own range when left out. */
  readonly domain?: readonly [number, number];
  readonly xTitle: string;
  readonly xText?: (value: number) => string;
}

const ROW = 38;
const TOP = 30;

/** One interval per segment over a common axis, its label above it. */
export function intervalChart({
  rows,
  zones = [],
  nullBand,
  lines = [],
  domain,
  xTitle,
  xText = shortNumber,
}: IntervalChart): SvgElement {
  const ticks = domain === undefined ? roundTicks(...rangeOf(rows, lines), 5) : roundTicks(...domain, 5);
  const x = linearScale([ticks[0]!, ticks.at(-1)!], [12, CHART_WIDTH - 12]);
  const foot = TOP + rows.length * ROW + 4;
  return drawing(foot + 38, [
    ...zones.map(({ from, to, style }) =>
      box(x.at(from), TOP - 8, x.at(to) - x.at(from), foot - TOP + 8, style),
    ),
    ...zones.map(({ from, to, name }) =>
      label(x.at((from + to) / 2), 12, name, { anchor: 'middle', style: 'tick small' }),
    ),
    ...footAxis(ticks, x, { foot, top: TOP - 8, text: xText }),
    ...(nullBand === undefined
      ? []
      : [
          box(
            x.at(nullBand.from),
            TOP - 8,
            x.at(nullBand.to) - x.at(nullBand.from),
            foot - TOP + 8,
            'null-zone',
          ),
        ]),
    ...lines.flatMap(({ value, name }) => [
      line(x.at(value), TOP - 8, x.at(value), foot, 'level'),
      label(x.at(value), 12, name, { anchor: anchorAt(x.at(value)), style: 'tick' }),
    ]),
    ...rows.flatMap((row, i) => rowMarks(row, TOP + i * ROW, x.at)),
    label(CHART_WIDTH / 2, foot + 33, xTitle, { anchor: 'middle', style: 'tick' }),
  ]);
}

function rowMarks(row: IntervalRow, top: number, x: (value: number) => number): readonly SvgElement[] {
  const y = top + 24;
  const { range } = row;
  const heads = [rowLabel(row, top + 10), rowValue(CHART_WIDTH - 2, top + 10, row.text)];
  if (range === undefined) return heads;
  return [
    ...heads,
    line(x(range.low), y, x(range.high), y, 'whisker'),
    line(x(range.low), y - 4, x(range.low), y + 4, 'whisker'),
    line(x(range.high), y - 4, x(range.high), y + 4, 'whisker'),
    svg('circle', { cx: x(range.middle), cy: y, r: 5, class: `dot ${segmentStyle(row.colour)}` }),
  ];
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < 40) return 'start';
  return x > CHART_WIDTH - 40 ? 'end' : 'middle';
}

function rangeOf(
  rows: readonly IntervalRow[],
  lines: NonNullable<IntervalChart['lines']>,
): readonly [number, number] {
  const values = [
    ...rows.flatMap(({ range }) => (range === undefined ? [] : [range.low, range.high])),
    ...lines.map(({ value }) => value),
  ];
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}
