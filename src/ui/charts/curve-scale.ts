import type { Curve, CurveFrame } from './curve.ts';
import { roundTicks } from './round-ticks.ts';

/** What the axes of a curve take of its width and height, in CSS pixels. */
export const CURVE_ROOM = { margin: { top: 8, right: 10, bottom: 0, left: 0 }, yAxis: 44, xAxis: 32 };

/** How far the horizontal axis goes beyond its first and last value. */
export const BESIDE = 0.4;

/** Where the whole numbers of a curve's horizontal axis lie. */
export interface CurveScale {
  /** Pixels from the left edge of the chart to a value. */
  at(x: number): number;
  /** The value of the axis nearest to a place, in pixels from the left edge of the chart. */
  nearest(pixels: number): number;
}

export function curveScale([low, high]: readonly [low: number, high: number], width: number): CurveScale {
  const left = CURVE_ROOM.margin.left + CURVE_ROOM.yAxis;
  const unit = plotWidth(width) / (high - low + 2 * BESIDE);
  return {
    at: (x) => left + (x - low + BESIDE) * unit,
    nearest: (pixels) => Math.min(high, Math.max(low, Math.round((pixels - left) / unit + low - BESIDE))),
  };
}

/** What its axis and margins leave of a curve's width, in pixels. */
export function plotWidth(width: number): number {
  const { margin, yAxis } = CURVE_ROOM;
  return width - margin.left - yAxis - margin.right;
}

/** Round values of the vertical axis that cover the curve and all that it is compared with. */
export function curveTicks({ points, bands = [], threshold, span }: Curve): number[] {
  const heights = [
    ...points.flatMap(({ y, low, high }) => [y, low, high]),
    ...bands.flatMap((band) => band.points.flatMap(({ low, high }) => [low, high])),
    threshold?.y,
  ].filter((value) => value !== undefined && Number.isFinite(value)) as number[];
  return span === undefined
    ? roundTicks(Math.min(...heights), Math.max(...heights), 3)
    : roundTicks(span[0], span[1], 4);
}

/** Pixels from the top of the chart to a value, for an axis with these ticks. */
export function curveHeight(ticks: readonly number[], height: CurveFrame['height']): (y: number) => number {
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const top = CURVE_ROOM.margin.top;
  const bottom = height - CURVE_ROOM.xAxis - CURVE_ROOM.margin.bottom;
  return (y) => bottom - ((y - low) / (high - low)) * (bottom - top);
}

/** Whole numbers of the horizontal axis, no closer than 22 pixels. */
export function wholeTicks([low, high]: readonly [low: number, high: number], width: number): number[] {
  const step = Math.max(1, Math.ceil(((high - low + 1) * 22) / Math.max(60, plotWidth(width))));
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}
