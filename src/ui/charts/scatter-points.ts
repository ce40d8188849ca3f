import type { CategoryStyle } from './category-style.ts';
import { markPath } from './mark-shapes.ts';
import type { ScatterPicture } from './scatter-picture.ts';

/** A mark as the pixels it covers around its centre. */
interface Stamp {
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  /** 0 … 255. */
  readonly alpha: Uint8Array;
  readonly colour: readonly [red: number, green: number, blue: number];
}

/**
 * Copies the mark of each point into one image, background points first. Some ten times as fast as asking the canvas for
 * every point.
 */
export function drawPoints(context: CanvasRenderingContext2D, picture: ScatterPicture): void {
  const { layout, codes, styles, inFront, ratio, colours } = picture;
  const pixels = new ImageData(Math.round(layout.width * ratio), Math.round(layout.height * ratio));
  const { radius, opacity } = markOf(layout.px.length);
  const grey = colours['--segment-other'] ?? 'gray';
  const behind = styles.map((style) => stampOf(style, radius * ratio, grey, behindOpacity(layout.px.length)));
  const front = styles.map((style) => stampOf(style, radius * ratio, colours[style.token] ?? grey, opacity));
  const paint = (stamps: readonly Stamp[], wanted: number) => {
    for (let i = 0; i < codes.length; i++) {
      if (inFront !== undefined && inFront[i] !== wanted) continue;
      const stamp = stamps[codes[i]!];
      if (stamp !== undefined)
        blend(pixels, stamp, Math.round(layout.px[i]! * ratio), Math.round(layout.py[i]! * ratio));
    }
  };
  if (inFront !== undefined) paint(behind, 0);
  paint(front, 1);
  const sheet = document.createElement('canvas');
  sheet.width = pixels.width;
  sheet.height = pixels.height;
  sheet.getContext('2d')?.putImageData(pixels, 0, 0);
  context.drawImage(sheet, 0, 0, layout.width, layout.height);
}

/** The more points, the smaller and fainter each: in CSS pixels. */
function markOf(points: number): { readonly radius: number; readonly opacity: number } {
  if (points > 50_000) return { radius: 1, opacity: 0.5 };
  if (points > 20_000) return { radius: 1.5, opacity: 0.55 };
  if (points > 5000) return { radius: 2.6, opacity: 0.7 };
  return { radius: points > 1000 ? 3.2 : 4, opacity: 0.8 };
}

/** Fainter where many lie over each other, so that the points in front still stand out. */
function behindOpacity(points: number): number {
  return points > 5000 ? 0.1 : 0.25;
}

/** Draws a mark once; `radius` in device pixels. */
function stampOf(style: CategoryStyle, radius: number, colour: string, opacity: number): Stamp {
  const half = Math.ceil(radius * 1.5 + 1);
  const side = 2 * half + 1;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null)
    return { dx: new Int8Array(), dy: new Int8Array(), alpha: new Uint8Array(), colour: [0, 0, 0] };
  context.fillStyle = colour;
  const rgb = channels(String(context.fillStyle));
  context.fillStyle = 'black';
  context.translate(half + 0.5, half + 0.5);
  const path = new Path2D(markPath(style.shape, radius));
  context.lineWidth = Math.max(1, radius * 0.35);
  if (style.hollow) context.stroke(path);
  else context.fill(path);
  const { data } = context.getImageData(0, 0, side, side);
  const covered = Array.from({ length: side * side }, (_, at) => at).filter((at) => data[at * 4 + 3]! > 8);
  return {
    dx: Int8Array.from(covered, (at) => (at % side) - half),
    dy: Int8Array.from(covered, (at) => Math.floor(at / side) - half),
    alpha: Uint8Array.from(covered, (at) => data[at * 4 + 3]! * opacity),
    colour: rgb,
  };
}

function blend(
  { data, width, height }: ImageData,
  { dx, dy, alpha, colour }: Stamp,
  x: number,
  y: number,
): void {
  for (let i = 0; i < alpha.length; i++) {
    const column = x + dx[i]!;
    const row = y + dy[i]!;
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const at = (row * width + column) * 4;
    const over = alpha[i]!;
    const kept = (data[at + 3]! * (255 - over)) / 255;
    const all = over + kept;
    data[at] = (colour[0] * over + data[at]! * kept) / all;
    data[at + 1] = (colour[1] * over + data[at + 1]! * kept) / all;
    data[at + 2] = (colour[2] * over + data[at + 2]! * kept) / all;
    data[at + 3] = all;
  }
}

/** Of a colour as the canvas gives it back: #rrggbb, whatever it was given. */
function channels(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return Number.isNaN(value) ? [128, 128, 128] : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
