import type { CategoryStyle } from './category-style.ts';
import { beginDrawing } from './chart-canvas.ts';
import { fittedText } from './fitted-text.ts';

/** One axis of parallel coordinates; it lies, and lines run down from it to the next. */
export interface ParallelAxis {
  readonly name: string;
  readonly title: string;
  /** Place of each row, 0 … 1; NaN where it has no value. */
  readonly places: Float32Array;
  /** Mean of each category, as a place. */
  readonly means: readonly number[];
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
  /** The value at a place, in words. */
  readonly format: (place: number) => string;
}

/** Everything that parallel coordinates are drawn from. */
export interface ParallelPicture {
  readonly axes: readonly ParallelAxis[];
  /** Category of each row. */
  readonly codes: Uint8Array;
  /** By category. */
  readonly styles: readonly CategoryStyle[];
  /** Rows drawn as faint lines. */
  readonly sample: Uint32Array;
  /** Rows in front of the others; undefined: none is pointed out. */
  readonly front: Uint32Array | undefined;
  /** The category that is pointed out. */
  readonly selected: number | undefined;
  /** A row under the pointer. */
  readonly hovered: number | undefined;
  readonly width: number;
  readonly colours: Readonly<Record<string, string>>;
}

/** Height of one axis with its title and ticks, and where its line lies within. */
export const AXIS = { height: 64, line: 34, top: 6, left: 18, right: 18 } as const;

export function parallelHeight(axes: number): number {
  return AXIS.top + axes * AXIS.height;
}

export function axisHeight(axis: number): number {
  return AXIS.top + axis * AXIS.height + AXIS.line;
}

/** From a place to CSS pixels. */
export function axisX(place: number, width: number): number {
  return AXIS.left + place * (width - AXIS.left - AXIS.right);
}

/** Draws members, those in front, means, and the axes over them. */
export function drawParallel(canvas: HTMLCanvasElement, picture: ParallelPicture): void {
  const { axes, codes, styles, sample, front, selected, hovered, width, colours } = picture;
  const context = beginDrawing(canvas, { width, height: parallelHeight(axes.length) }, colours['--surface']);
  if (context === undefined) return;
  const grey = colours['--segment-other'] ?? 'gray';
  const colourOf = (row: number): string => colours[styles[codes[row]!]?.token ?? ''] ?? grey;
  const isBack = (row: number): boolean => selected !== undefined && codes[row] !== selected;
  context.lineJoin = 'round';
  context.lineWidth = 1;
  const faint = Math.min(0.4, Math.max(0.06, 60 / sample.length));
  for (const row of sample) {
    const back = front !== undefined || isBack(row);
    context.globalAlpha = back ? faint * 0.6 : faint * 1.4;
    context.strokeStyle = back ? grey : colourOf(row);
    strokeRow(context, picture, row);
  }
  if (front !== undefined) {
    context.globalAlpha = Math.min(0.8, Math.max(0.15, 60 / front.length));
    for (const row of front) {
      context.strokeStyle = colourOf(row);
      strokeRow(context, picture, row);
    }
  }
  drawMeans(context, picture);
  if (hovered !== undefined) {
    context.globalAlpha = 1;
    context.lineWidth = 2;
    context.strokeStyle = colours['--text'] ?? 'black';
    strokeRow(context, picture, hovered);
  }
  context.globalAlpha = 1;
  drawAxes(context, picture);
}

function strokeRow(context: CanvasRenderingContext2D, { axes, width }: ParallelPicture, row: number): void {
  context.beginPath();
  let joined = false;
  for (let axis = 0; axis < axes.length; axis++) {
    const place = axes[axis]!.places[row]!;
    if (place !== place) {
      joined = false;
      continue;
    }
    if (joined) context.lineTo(axisX(place, width), axisHeight(axis));
    else context.moveTo(axisX(place, width), axisHeight(axis));
    joined = true;
  }
  context.stroke();
}

function drawMeans(
  context: CanvasRenderingContext2D,
  { axes, styles, selected, width, colours }: ParallelPicture,
): void {
  for (const style of styles) {
    const points = axes
      .map(({ means }, axis) => [means[style.index] ?? NaN, axis] as const)
      .filter(([place]) => Number.isFinite(place))
      .map(([place, axis]) => [axisX(place, width), axisHeight(axis)] as const);
    const strong = selected === undefined || selected === style.index;
    for (const [thickness, colour] of [
      [5.5, colours['--surface']],
      [3, colours[style.token]],
    ] as const) {
      context.globalAlpha = strong ? 1 : 0.25;
      context.lineWidth = thickness;
      context.strokeStyle = colour ?? 'gray';
      context.beginPath();
      points.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.stroke();
    }
  }
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { axes, styles, width, colours, selected }: ParallelPicture,
): void {
  const font = colours['--font'] ?? 'sans-serif';
  context.lineJoin = 'round';
  axes.forEach((axis, at) => {
    const y = axisHeight(at);
    context.strokeStyle = colours['--line-strong'] ?? 'gray';
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(AXIS.left, y);
    context.lineTo(width - AXIS.right, y);
    context.stroke();
    context.textBaseline = 'middle';
    context.font = `600 12px ${font}`;
    context.textAlign = 'left';
    const title = fittedText(context, axis.title, width - 64);
    plate(context, colours, { x: 26, y: y - 30, width: context.measureText(title).width + 8, height: 16 });
    haloed(context, colours, title, { x: 30, y: y - 22, token: '--text' });
    context.font = `11px ${font}`;
    for (const { place, text } of axis.ticks) {
      const x = axisX(place, width);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, y + 4);
      context.stroke();
      context.textAlign = place < 0.04 ? 'left' : place > 0.96 ? 'right' : 'center';
      haloed(context, colours, text, {
        x: place < 0.04 ? 2 : place > 0.96 ? width - 2 : x,
        y: y + 12,
        token: '--muted',
      });
    }
  });
  const [first] = axes;
  if (first === undefined) return;
  context.font = `600 12px ${font}`;
  context.textAlign = 'center';
  for (const style of styles) {
    const place = first.means[style.index] ?? NaN;
    if (!Number.isFinite(place) || (selected !== undefined && selected !== style.index)) continue;
    haloed(context, colours, style.number, { x: axisX(place, width), y: axisHeight(0) - 9, token: '--text' });
  }
}

/** Keeps lines from running through the words that are drawn over it. */
function plate(
  context: CanvasRenderingContext2D,
  colours: Readonly<Record<string, string>>,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  context.globalAlpha = 0.85;
  context.fillStyle = colours['--surface'] ?? 'white';
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
}

function haloed(
  context: CanvasRenderingContext2D,
  colours: Readonly<Record<string, string>>,
  words: string,
  { x, y, token }: { readonly x: number; readonly y: number; readonly token: string },
): void {
  const { strokeStyle, lineWidth } = context;
  context.strokeStyle = colours['--surface'] ?? 'white';
  context.lineWidth = 4;
  context.strokeText(words, x, y);
  context.fillStyle = colours[token] ?? 'black';
  context.fillText(words, x, y);
  context.strokeStyle = strokeStyle;
  context.lineWidth = lineWidth;
}

/** The row of the sample whose line passes nearest to a point, within `reach` pixels. O(sample). */
export function nearestRow(
  { axes, sample, width }: Pick<ParallelPicture, 'axes' | 'sample' | 'width'>,
  x: number,
  y: number,
  reach = 8,
): number | undefined {
  const at = (y - axisHeight(0)) / AXIS.height;
  const upper = Math.min(axes.length - 1, Math.max(0, Math.floor(at)));
  const lower = Math.min(axes.length - 1, upper + 1);
  const along = Math.min(1, Math.max(0, at - upper));
  const [above, below] = [axes[upper]?.places, axes[lower]?.places];
  if (above === undefined || below === undefined) return undefined;
  let best: number | undefined;
  let bestDistance = reach;
  for (const row of sample) {
    const distance = Math.abs(axisX(above[row]! * (1 - along) + below[row]! * along, width) - x);
    if (distance < bestDistance) {
      best = row;
      bestDistance = distance;
    }
  }
  return best;
}
