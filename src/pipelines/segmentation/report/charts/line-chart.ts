import { CHART_WIDTH, drawing, footAxis, leftAxis, linearScale, roundTicks, type Scale } from './axis.ts';
import { type SvgElement, label, line, polyline, svg } from './svg.ts';

/** A line through points; a missing value breaks it. */
export interface LineSeries {
  readonly name: string;
  /** The class that colours it: "main", "second", "fill-3". */
  readonly style: string;
  readonly points: readonly { readonly x: number; readonly y: number | undefined }[];
}

/** What is drawn behind the lines: a range at each x, with a word on it. */
export interface LineBand {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

export interface LineChart {
  readonly series: readonly LineSeries[];
  readonly bands?: readonly LineBand[];
  /** Levels that something is asked to reach. */
  readonly levels?: readonly { readonly value: number; readonly name: string }[];
  readonly xTitle: string;
  readonly xText?: (value: number) => string;
  /** An x that was chosen. */
  readonly chosen?: { readonly x: number; readonly name: string };
  /** Bounds that the values are shown within at least. */
  readonly yAtLeast: readonly [number, number];
}

const PLOT_HEIGHT = 168;
const LEFT = 46;
const RIGHT = CHART_WIDTH - 14;
const KEY_LINE = 16;

/** Lines over a common axis, with bands and levels behind them, and a key above where it is needed. */
export function lineChart(chart: LineChart): SvgElement {
  const xs = chart.series.flatMap(({ points }) => points.map(({ x }) => x));
  const keyEntries = placedKey(chart);
  const top = 10 + KEY_LINE * (1 + Math.max(-1, ...keyEntries.map(({ row }) => row)));
  const foot = top + PLOT_HEIGHT;
  const ticks = roundTicks(...valueRange(chart), 4);
  const y = linearScale([ticks[0]!, ticks.at(-1)!], [foot, top]);
  const low = Math.min(...xs);
  const high = Math.max(...xs);
  const x = linearScale(low === high ? [low - 1, high + 1] : [low, high], [LEFT + 12, RIGHT - 12]);
  const { chosen, xText, bands = [], levels = [] } = chart;
  return drawing(foot + 40, [
    ...bands.map((band, i) => bandArea(band, bandStyle(i), x, y)),
    ...leftAxis(ticks, y, [LEFT, RIGHT]),
    ...footAxis(spacedTicks(xs, x), x, {
      foot,
      ...(xText && { text: xText }),
    }),
    label((LEFT + RIGHT) / 2, foot + 34, chart.xTitle, { anchor: 'middle', style: 'tick' }),
    ...levels.flatMap(({ value, name }) => [
      line(LEFT, y.at(value), RIGHT, y.at(value), 'level'),
      label(RIGHT, y.at(value) - 4, name, { anchor: 'end', style: 'tick' }),
    ]),
    ...(chosen === undefined ? [] : [line(x.at(chosen.x), top, x.at(chosen.x), foot, 'chosen')]),
    ...chart.series.flatMap((series) => seriesMarks(series, x, y)),
    ...keyEntries.flatMap(({ name, style, x: at, row }) => [
      svg('rect', { x: at, y: 4 + row * KEY_LINE, width: 9, height: 9, rx: 2, class: style }),
      label(at + 13, 12 + row * KEY_LINE, name, { style: 'tick' }),
    ]),
  ]);
}

function valueRange({ series, bands = [], levels = [], yAtLeast }: LineChart): readonly [number, number] {
  const values = [
    ...yAtLeast,
    ...series.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)),
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...levels.map(({ value }) => value),
  ].filter(Number.isFinite);
  return [Math.min(...values), Math.max(...values)];
}

function bandArea({ points }: LineBand, style: string, x: Scale, y: Scale): SvgElement {
  const known = points.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  if (known.length === 1) {
    const [{ x: at, low, high }] = known as [LineBand['points'][number]];
    return line(x.at(at), y.at(low), x.at(at), y.at(high), `${style}-line`);
  }
  const outline = [
    ...known.map(({ x: at, high }) => [x.at(at), y.at(high)] as const),
    ...known.toReversed().map(({ x: at, low }) => [x.at(at), y.at(low)] as const),
  ];
  return svg('path', { d: known.length === 0 ? '' : `${polyline(outline)}Z`, class: style });
}

function seriesMarks({ points, style }: LineSeries, x: Scale, y: Scale): readonly SvgElement[] {
  const known = points.filter((point): point is { x: number; y: number } => Number.isFinite(point.y));
  const place = ({ x: at, y: value }: { x: number; y: number }) => [x.at(at), y.at(value)] as const;
  return [
    svg('path', { d: polyline(known.map(place)), class: `line ${style}` }),
    ...known.map(place).map(([cx, cy]) => svg('circle', { cx, cy, r: 3, class: `dot ${style}` })),
  ];
}

function bandStyle(index: number): string {
  return index === 0 ? 'band' : 'band-2';
}

/** What the key says, each at its place, in as many rows as it takes. */
function placedKey({ series, bands = [], chosen }: LineChart) {
  const entries = [
    ...(series.length + bands.length > 1
      ? series.map(({ name, style }) => ({ name, style: `dot ${style}` }))
      : []),
    ...bands.map(({ name }, i) => ({ name, style: bandStyle(i) })),
    ...(chosen === undefined ? [] : [{ name: chosen.name, style: 'chosen-key' }]),
  ];
  let x = LEFT;
  let row = 0;
  return entries.map((entry) => {
    const width = 26 + entry.name.length * 6.2;
    if (x > LEFT && x + width > CHART_WIDTH) {
      x = LEFT;
      row++;
    }
    const placed = { ...entry, x, row };
    x += width;
    return placed;
  });
}

const LEAST_GAP = 28;

/** The values that occur, without those whose labels would touch. */
function spacedTicks(values: readonly number[], x: Scale): readonly number[] {
  let end = -Infinity;
  return [...new Set(values)]
    .toSorted((a, b) => a - b)
    .filter((value) => {
      const fits = x.at(value) - end >= LEAST_GAP;
      if (fits) end = x.at(value);
      return fits;
    });
}
