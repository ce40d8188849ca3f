import { type Sliced, stretches } from '../../base/sliced.ts';
import type { CategoryStyle } from './category-style.ts';
import { markPath } from './mark-shapes.ts';
import { channelsOf, mixed, packed, type PixelSheet } from './pixel-sheet.ts';
import type { ScatterPicture } from './scatter-picture.ts';

/** A mark as the pixels it covers around its centre. */
interface Stamp {
  readonly half: number;
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  /** Share of the mark's colour, 0 … 256. */
  readonly share: Uint16Array;
  readonly pixel: number;
}

/** Copies the mark of each point into the sheet, background points first. O(points × pixels of a mark). */
export function* drawPoints(sheet: PixelSheet, picture: ScatterPicture): Sliced<undefined> {
  const { x, codes, styles, inFront, ratio, colours } = picture;
  const { radius, opacity } = markOf(x.length);
  const grey = colours['--segment-other'] ?? 'gray';
  const front = styles.map((style) => stampOf(style, radius * ratio, colours[style.token] ?? grey, opacity));
  if (inFront === undefined) {
    return yield* paint(sheet, picture, front, () => true);
  }
  const behind = styles.map((style) => stampOf(style, radius * ratio, grey, behindOpacity(codes.length)));
  yield* paint(sheet, picture, behind, (i) => inFront[i] !== 1);
  return yield* paint(sheet, picture, front, (i) => inFront[i] === 1);
}

function* paint(
  sheet: PixelSheet,
  { x, y, codes, plane, ratio }: ScatterPicture,
  stamps: readonly Stamp[],
  takes: (index: number) => boolean,
): Sliced<undefined> {
  const scale = plane.scale * ratio;
  const x0 = plane.x0 * ratio;
  const y0 = plane.y0 * ratio;
  for (const [from, to] of stretches(codes.length)) {
    for (let i = from; i < to; i++) {
      if (!takes(i)) continue;
      const stamp = stamps[codes[i]!];
      if (stamp !== undefined)
        press(sheet, stamp, Math.round(x0 + scale * x[i]!), Math.round(y0 - scale * y[i]!));
    }
    yield;
  }
  return undefined;
}

function press(sheet: PixelSheet, { half, dx, dy, share, pixel }: Stamp, x: number, y: number): void {
  const { pixels, width, left, top, right, bottom } = sheet;
  if (x + half < left || x - half >= right || y + half < top || y - half >= bottom) return;
  const whole = x - half >= left && x + half < right && y - half >= top && y + half < bottom;
  for (let i = 0; i < share.length; i++) {
    const column = x + dx[i]!;
    const row = y + dy[i]!;
    if (!whole && (column < left || row < top || column >= right || row >= bottom)) continue;
    const at = row * width + column;
    pixels[at] = mixed(pixels[at]!, pixel, share[i]!);
  }
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
  const pixel = packed(channelsOf(colour));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null)
    return { half, dx: new Int8Array(), dy: new Int8Array(), share: new Uint16Array(), pixel };
  context.translate(half + 0.5, half + 0.5);
  const path = new Path2D(markPath(style.shape, radius));
  context.lineWidth = Math.max(1, radius * 0.35);
  if (style.hollow) context.stroke(path);
  else context.fill(path);
  const { data } = context.getImageData(0, 0, side, side);
  const covered = Array.from({ length: side * side }, (_, at) => at).filter((at) => data[at * 4 + 3]! > 8);
  return {
    half,
    dx: Int8Array.from(covered, (at) => (at % side) - half),
    dy: Int8Array.from(covered, (at) => Math.floor(at / side) - half),
    share: Uint16Array.from(covered, (at) => (data[at * 4 + 3]! * opacity * 256) / 255),
    pixel,
  };
}
