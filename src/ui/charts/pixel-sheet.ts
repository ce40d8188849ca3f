import type { Plot } from './plane.ts';

/** Red, green, blue, each 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A picture being made pixel by pixel, opaque; what lies outside the plot is left alone. */
export interface PixelSheet {
  readonly image: ImageData;
  /** One number per pixel: alpha, blue, green, red from the highest byte down. */
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly left: number;
  readonly top: number;
  /** The first column and row beyond the plot. */
  readonly right: number;
  readonly bottom: number;
}

const OPAQUE = 0xff000000;

/** An empty sheet of one colour, in device pixels. */
export function pixelSheet(
  { width, height, plot }: { readonly width: number; readonly height: number; readonly plot: Plot },
  ratio: number,
  ground: Rgb,
): PixelSheet {
  const image = new ImageData(Math.round(width * ratio), Math.round(height * ratio));
  const pixels = new Uint32Array(image.data.buffer);
  pixels.fill(packed(ground));
  return {
    image,
    pixels,
    width: image.width,
    left: Math.round(plot.left * ratio),
    top: Math.round(plot.top * ratio),
    right: Math.round(plot.right * ratio),
    bottom: Math.round(plot.bottom * ratio),
  };
}

/** A colour as one pixel. */
export function packed([red, green, blue]: Rgb): number {
  return (OPAQUE | (blue << 16) | (green << 8) | red) >>> 0;
}

/** The pixel below with `over` laid on it; `share` is 0 … 256. Two channels are mixed at once. */
export function mixed(below: number, over: number, share: number): number {
  const belowRedBlue = below & 0xff00ff;
  const belowGreen = below & 0xff00;
  const redBlue = belowRedBlue + (Math.imul((over & 0xff00ff) - belowRedBlue, share) >> 8);
  const green = belowGreen + (Math.imul((over & 0xff00) - belowGreen, share) >> 8);
  return OPAQUE | (redBlue & 0xff00ff) | (green & 0xff00);
}

/** Draws a line across the plot at a column or row of device pixels. */
export function ruleSheet(sheet: PixelSheet, at: number, axis: 'column' | 'row', colour: Rgb): void {
  const { pixels, width, left, top, right, bottom } = sheet;
  const pixel = packed(colour);
  if (axis === 'row') {
    if (at >= top && at < bottom) pixels.fill(pixel, at * width + left, at * width + right);
    return;
  }
  if (at < left || at >= right) return;
  for (let row = top; row < bottom; row++) pixels[row * width + at] = pixel;
}

/** The channels of any CSS colour; black where the browser does not know it. */
export function channelsOf(colour: string): Rgb {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [0, 0, 0];
  context.fillStyle = colour;
  const value = Number.parseInt(String(context.fillStyle).slice(1, 7), 16);
  return Number.isNaN(value) ? [0, 0, 0] : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
