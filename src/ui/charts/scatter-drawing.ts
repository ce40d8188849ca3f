import type { CategoryStyle } from './category-style.ts';
import { markPath } from './mark-shapes.ts';
import type { ScatterLayout } from './scatter-layout.ts';

export interface ScatterPicture {
  readonly layout: ScatterLayout;
  /** Category of each point. */
  readonly codes: Uint8Array;
  readonly styles: readonly CategoryStyle[];
  /** 1 where a point takes part, 0 where it stays in the background; undefined: all do. */
  readonly inFront: Uint8Array | undefined;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly colours: Readonly<Record<string, string>>;
  readonly font: string;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** Beyond this many points each becomes a dot of a few pixels instead of a shape. */
const SHAPES_UP_TO = 20_000;

/** Draws a scatter in one pass: axes, background points, points in front, numbers at the centres. */
export function drawScatter(canvas: HTMLCanvasElement, picture: ScatterPicture): void {
  const { layout, ratio, colours } = picture;
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours['--surface'] ?? 'white';
  context.fillRect(0, 0, layout.width, layout.height);
  drawAxes(context, picture);
  if (layout.px.length <= SHAPES_UP_TO) drawShapes(context, picture);
  else drawDots(context, picture);
  drawNumbers(context, picture);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { layout, colours, font, xTitle, yTitle }: ScatterPicture,
): void {
  const { plot } = layout;
  context.lineWidth = 1;
  context.font = `11px ${font}`;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const tick of layout.xTicks) {
    line(
      context,
      tick.value === 0 ? colours['--line'] : colours['--gridline'],
      tick.at,
      plot.top,
      tick.at,
      plot.bottom,
    );
    context.fillStyle = colours['--muted'] ?? 'gray';
    context.fillText(tickText(tick.value), tick.at, plot.bottom + 5);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of layout.yTicks) {
    line(
      context,
      tick.value === 0 ? colours['--line'] : colours['--gridline'],
      plot.left,
      tick.at,
      plot.right,
      tick.at,
    );
    context.fillStyle = colours['--muted'] ?? 'gray';
    context.fillText(tickText(tick.value), plot.left - 6, tick.at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(
    fitted(context, xTitle, plot.right - plot.left),
    (plot.left + plot.right) / 2,
    layout.height - 2,
  );
  context.save();
  context.translate(2, (plot.top + plot.bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(fitted(context, yTitle, plot.bottom - plot.top), 0, 0);
  context.restore();
}

function drawShapes(context: CanvasRenderingContext2D, picture: ScatterPicture): void {
  const { layout, codes, styles, inFront, ratio, colours } = picture;
  const radius = layout.px.length > 5000 ? 2.6 : layout.px.length > 1000 ? 3.2 : 4;
  const opacity = layout.px.length > 5000 ? 0.7 : 0.8;
  const grey = styles.map((style) => stamp(style, radius, ratio, colours['--segment-other'] ?? 'gray', 0.25));
  const full = styles.map((style) => stamp(style, radius, ratio, colours[style.token] ?? 'gray', opacity));
  const half = (grey[0]?.width ?? 0) / ratio / 2;
  const size = half * 2;
  const paint = (stamps: readonly HTMLCanvasElement[], wanted: number) => {
    for (let i = 0; i < codes.length; i++) {
      if (inFront !== undefined && inFront[i] !== wanted) continue;
      const image = stamps[codes[i]!];
      if (image !== undefined)
        context.drawImage(image, layout.px[i]! - half, layout.py[i]! - half, size, size);
    }
  };
  if (inFront !== undefined) paint(grey, 0);
  paint(full, 1);
}

/** A shape drawn once, to be copied to each point. */
function stamp(
  style: CategoryStyle,
  radius: number,
  ratio: number,
  colour: string,
  opacity: number,
): HTMLCanvasElement {
  const image = document.createElement('canvas');
  const size = Math.ceil((radius * 3 + 2) * ratio);
  image.width = size;
  image.height = size;
  const context = image.getContext('2d');
  if (context === null) return image;
  context.setTransform(ratio, 0, 0, ratio, size / 2, size / 2);
  context.globalAlpha = opacity;
  const path = new Path2D(markPath(style.shape, radius));
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1;
  if (style.hollow) context.stroke(path);
  else context.fill(path);
  return image;
}

function drawDots(context: CanvasRenderingContext2D, picture: ScatterPicture): void {
  const { layout, codes, styles, inFront, ratio, colours } = picture;
  const width = Math.round(layout.width * ratio);
  const height = Math.round(layout.height * ratio);
  const pixels = new ImageData(width, height);
  const side = Math.max(2, Math.round(1.6 * ratio));
  const grey = channels(context, colours['--segment-other'] ?? 'gray');
  const full = styles.map((style) => channels(context, colours[style.token] ?? 'gray'));
  const paint = (
    wanted: number,
    alpha: number,
    colourOf: (code: number) => readonly number[] | undefined,
  ) => {
    for (let i = 0; i < codes.length; i++) {
      if (inFront !== undefined && inFront[i] !== wanted) continue;
      const colour = colourOf(codes[i]!);
      if (colour !== undefined)
        dot(
          pixels,
          Math.round(layout.px[i]! * ratio),
          Math.round(layout.py[i]! * ratio),
          side,
          colour,
          alpha,
        );
    }
  };
  if (inFront !== undefined) paint(0, 60, () => grey);
  paint(1, 150, (code) => full[code]);
  const sheet = document.createElement('canvas');
  sheet.width = width;
  sheet.height = height;
  sheet.getContext('2d')?.putImageData(pixels, 0, 0);
  context.drawImage(sheet, 0, 0, layout.width, layout.height);
}

function dot(
  pixels: ImageData,
  x: number,
  y: number,
  side: number,
  colour: readonly number[],
  alpha: number,
): void {
  const { data, width, height } = pixels;
  const left = x - (side >> 1);
  const top = y - (side >> 1);
  for (let row = Math.max(0, top); row < Math.min(height, top + side); row++) {
    for (let column = Math.max(0, left); column < Math.min(width, left + side); column++) {
      const at = (row * width + column) * 4;
      const under = data[at + 3]!;
      const kept = (under * (255 - alpha)) / 255;
      const over = alpha + kept;
      data[at] = (colour[0]! * alpha + data[at]! * kept) / over;
      data[at + 1] = (colour[1]! * alpha + data[at + 1]! * kept) / over;
      data[at + 2] = (colour[2]! * alpha + data[at + 2]! * kept) / over;
      data[at + 3] = over;
    }
  }
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  { layout, codes, styles, inFront, colours, font }: ScatterPicture,
): void {
  const sums = styles.map(() => ({ x: 0, y: 0, n: 0 }));
  for (let i = 0; i < codes.length; i++) {
    const sum = sums[codes[i]!];
    if (sum === undefined || inFront?.[i] === 0) continue;
    sum.x += layout.px[i]!;
    sum.y += layout.py[i]!;
    sum.n++;
  }
  context.font = `600 14px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours['--surface'] ?? 'white';
  context.fillStyle = colours['--text'] ?? 'black';
  styles.forEach((style, index) => {
    const sum = sums[index];
    if (sum === undefined || sum.n === 0) return;
    context.strokeText(style.number, sum.x / sum.n, sum.y / sum.n);
    context.fillText(style.number, sum.x / sum.n, sum.y / sum.n);
  });
}

/** Red, green and blue of any CSS colour, by way of the canvas, which normalises it. */
function channels(context: CanvasRenderingContext2D, colour: string): readonly number[] {
  context.fillStyle = '#000000';
  context.fillStyle = colour;
  const hex = Number.parseInt(context.fillStyle.slice(1, 7), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255];
}

function line(
  context: CanvasRenderingContext2D,
  colour: string | undefined,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  context.strokeStyle = colour ?? 'gray';
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function fitted(context: CanvasRenderingContext2D, words: string, width: number): string {
  if (context.measureText(words).width <= width) return words;
  let length = words.length;
  while (length > 1 && context.measureText(`${words.slice(0, length)}…`).width > width) length--;
  return `${words.slice(0, length)}…`;
}

function tickText(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace('-', '−');
}
