import type { CategoryStyle } from './category-style.ts';
import { beginDrawing } from './chart-canvas.ts';
import { fittedText } from './fitted-text.ts';
import type { KnifeBand, KnifeLayout } from './knife-layout.ts';
import { markPath } from './mark-shapes.ts';
import { roundTicks } from './round-ticks.ts';

/** Everything that a knife plot is drawn from. */
export interface KnifePicture {
  readonly layout: KnifeLayout;
  readonly values: Float32Array;
  /** By category. */
  readonly styles: readonly CategoryStyle[];
  /** What stands at the right of each band. */
  readonly notes: readonly string[];
  /** Mean of all, as a line through all bands. */
  readonly mean: number;
  /** 1 at each index that is pointed out; undefined: all are alike. */
  readonly marked: Uint8Array | undefined;
  /** The category that is pointed out; the others step back. */
  readonly selected: number | undefined;
  readonly axisTitle: string;
  readonly formatTick: (value: number) => string;
  readonly width: number;
  readonly height: number;
  readonly colours: Readonly<Record<string, string>>;
}

/** Room around the bars, in CSS pixels. */
export const KNIFE_ROOM = { top: 22, bottom: 40, gutter: 6 } as const;

/** Where the bars begin and end; names stand at the left, and only numbers where there is little room. */
export function knifeColumns(width: number): { readonly left: number; readonly right: number } {
  return width < 560
    ? { left: 40, right: width - 74 }
    : { left: Math.min(230, width * 0.27), right: width - 108 };
}

/** From values to CSS pixels, with the ticks of the axis. */
export function knifeScale(
  { low, high }: Pick<KnifeLayout, 'low' | 'high'>,
  width: number,
): { readonly x: (value: number) => number; readonly ticks: readonly number[] } {
  const { left, right } = knifeColumns(width);
  const ticks = roundTicks(low, Math.max(high, 0.1), right - left < 300 ? 3 : 6);
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return { x: (value) => left + ((value - first) / (last - first)) * (right - left), ticks };
}

/** Draws the whole plot: axis, one bar for each row of pixels, what is pointed out, means, names. */
export function drawKnife(canvas: HTMLCanvasElement, picture: KnifePicture): void {
  const { layout, styles, width, height, colours, mean } = picture;
  const context = beginDrawing(canvas, { width, height }, colours['--surface']);
  if (context === undefined) return;
  const { x, ticks } = knifeScale(layout, width);
  const bottom = height - KNIFE_ROOM.bottom;
  context.font = `11px ${colours['--font'] ?? 'sans-serif'}`;
  drawAxis(context, picture, { x, ticks, bottom });
  for (const band of layout.bands) {
    const style = styles[band.category];
    if (style === undefined || band.to === band.from) continue;
    drawBars(context, picture, { band, style, x });
    drawBandWords(context, picture, { band, style });
    if (Number.isFinite(band.mean)) {
      line(context, colours['--text'], [x(band.mean), band.top, x(band.mean), band.bottom], 1.5);
    }
  }
  if (!Number.isFinite(mean)) return;
  context.setLineDash([4, 3]);
  line(context, colours['--text'], [x(mean), KNIFE_ROOM.top - 4, x(mean), bottom], 1);
  context.setLineDash([]);
  context.fillStyle = colours['--muted'] ?? 'gray';
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(`mean of all ${picture.formatTick(mean)}`, x(mean), KNIFE_ROOM.top - 6);
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { colours, axisTitle, formatTick, height, width }: KnifePicture,
  {
    x,
    ticks,
    bottom,
  }: { readonly x: (value: number) => number; readonly ticks: readonly number[]; readonly bottom: number },
): void {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of ticks) {
    const colour = tick === 0 ? colours['--line-strong'] : colours['--gridline'];
    line(context, colour, [x(tick), KNIFE_ROOM.top, x(tick), bottom], 1);
    context.fillStyle = colours['--muted'] ?? 'gray';
    context.fillText(formatTick(tick), x(tick), bottom + 5);
  }
  const { left, right } = knifeColumns(width);
  context.textBaseline = 'bottom';
  context.fillText(fittedText(context, axisTitle, width - 12), (left + right) / 2, height - 2);
}

interface Bars {
  readonly band: KnifeBand;
  readonly style: CategoryStyle;
  readonly x: (value: number) => number;
}

/** One bar for each customer where there is room, else one for each row of pixels: that of its middle customer. */
function drawBars(
  context: CanvasRenderingContext2D,
  { layout, values, marked, selected, colours }: KnifePicture,
  { band, style, x }: Bars,
): void {
  const { from, to, top, bottom } = band;
  const steps = Math.min(to - from, Math.max(1, Math.round((bottom - top) * devicePixelRatio)));
  const edge = (at: number): number =>
    Math.round((top + (at * (bottom - top)) / steps) * devicePixelRatio) / devicePixelRatio;
  const colour = colours[style.token] ?? 'gray';
  const stepsBack = marked !== undefined || (selected !== undefined && selected !== style.index);
  for (let at = 0; at < steps; at++) {
    const first = from + Math.floor((at * (to - from)) / steps);
    const last = Math.max(first + 1, from + Math.floor(((at + 1) * (to - from)) / steps));
    const middle = at === steps - 1 && band.below > 0 ? last - 1 : (first + last - 1) >> 1;
    const value = values[layout.order[middle]!]!;
    const y = edge(at);
    const step = edge(at + 1) - y;
    const bar = [Math.min(x(0), x(value)), y, Math.max(0.75, Math.abs(x(value) - x(0))), step] as const;
    context.globalAlpha = stepsBack ? 0.3 : 1;
    context.fillStyle = value < 0 ? (colours['--danger'] ?? colour) : colour;
    context.fillRect(...bar);
    if (marked === undefined) continue;
    let count = 0;
    for (let position = first; position < last; position++) count += marked[layout.order[position]!]!;
    if (count === 0) continue;
    context.globalAlpha = Math.max(0.45, count / (last - first));
    context.fillRect(...bar);
    context.globalAlpha = 1;
    context.fillStyle = colours['--text'] ?? 'black';
    context.fillRect(
      knifeColumnsLeft(x, layout) - KNIFE_ROOM.gutter,
      y,
      KNIFE_ROOM.gutter - 2,
      Math.max(1, step),
    );
  }
  context.globalAlpha = 1;
}

function knifeColumnsLeft(x: (value: number) => number, { low }: KnifeLayout): number {
  return Math.min(x(0), x(low)) - 2;
}

function drawBandWords(
  context: CanvasRenderingContext2D,
  { width, colours, selected, notes }: KnifePicture,
  { band, style }: Omit<Bars, 'x'>,
): void {
  const { left, right } = knifeColumns(width);
  const middle = (band.top + band.bottom) / 2;
  const strong = selected === style.index;
  context.save();
  context.translate(8, middle);
  context.fillStyle = colours[style.token] ?? 'gray';
  context.strokeStyle = context.fillStyle;
  const path = new Path2D(markPath(style.shape, 4));
  if (style.hollow) context.stroke(path);
  else context.fill(path);
  context.restore();
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = colours['--text'] ?? 'black';
  const font = context.font;
  context.font = `${strong ? 600 : 400} 12px ${colours['--font'] ?? 'sans-serif'}`;
  const words = width < 560 ? style.number : `${style.number} ${style.name}`;
  context.fillText(fittedText(context, words, left - 34), 18, middle);
  context.font = font;
  const lines = (notes[band.category] ?? '').split('\n');
  const shown = band.bottom - band.top < 26 ? lines.slice(0, 1) : lines;
  shown.forEach((words, at) => {
    context.fillStyle = (at === 0 ? colours['--text'] : colours['--muted']) ?? 'black';
    context.fillText(words, right + 6, middle + (at - (shown.length - 1) / 2) * 13);
  });
}

function line(
  context: CanvasRenderingContext2D,
  colour: string | undefined,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  width: number,
): void {
  context.strokeStyle = colour ?? 'gray';
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
