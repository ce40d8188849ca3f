import { shortNumber } from '../../../../base/number-text.ts';
import { type SvgElement, label, line, svg } from './svg.ts';

/** Width of every drawing in its own pixels; it is shown at about that size on paper and on a phone. */
export const CHART_WIDTH = 380;

/** From values to pixels. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  at(value: number): number;
}

/** A linear scale over [low, high], which differ. */
export function linearScale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const span = high - low || 1;
  return { low, high, at: (value) => from + ((value - low) / span) * (to - from) };
}

/** Round values at equal steps that cover [low, high], in about as many steps as asked for. */
export function roundTicks(low: number, high: number, steps: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span))
    return low === 0 ? [0, 1] : roundTicks(Math.min(0, low), Math.max(0, low), steps);
  const [mantissa = '1', exponent = '0'] = (span / steps).toExponential().split('e');
  const nice = [1, 2, 2.5, 5, 10].find((each) => each >= Number(mantissa) * 0.999) ?? 10;
  const step = nice * Number(`1e${exponent}`);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The drawing itself. */
export function drawing(height: number, children: readonly SvgElement[]): SvgElement {
  return svg('svg', { viewBox: `0 0 ${CHART_WIDTH} ${height}`, width: CHART_WIDTH, height }, children);
}

/** Grid lines across with their values at the left. */
export function leftAxis(
  ticks: readonly number[],
  y: Scale,
  [from, to]: readonly [number, number],
  text: (value: number) => string = shortNumber,
): readonly SvgElement[] {
  return ticks.flatMap((tick) => [
    line(from, y.at(tick), to, y.at(tick), tick === 0 ? 'axis' : 'grid'),
    label(from - 6, y.at(tick) + 4, text(tick), { anchor: 'end', style: 'tick' }),
  ]);
}

/** Values along the foot, with grid lines up to `top` where it is given. */
export function footAxis(
  ticks: readonly number[],
  x: Scale,
  {
    foot,
    top,
    text = shortNumber,
  }: { readonly foot: number; readonly top?: number; readonly text?: (value: number) => string },
): readonly SvgElement[] {
  return ticks.flatMap((tick) => [
    ...(top === undefined ? [] : [line(x.at(tick), top, x.at(tick), foot, tick === 0 ? 'axis' : 'grid')]),
    label(x.at(tick), foot + 16, text(tick), { anchor: 'middle', style: 'tick' }),
  ]);
}
