import type { Plane, Plot } from './plane.ts';

export interface AxisTick {
  readonly value: number;
  readonly text: string;
  /** In CSS pixels along its axis. */
  readonly at: number;
}

const APART = 90;

/** Round values in sight on both axes, with as many decimals as the step between them needs. */
export function axisTicks(
  { scale, x0, y0 }: Plane,
  plot: Plot,
): { readonly x: readonly AxisTick[]; readonly y: readonly AxisTick[] } {
  const step = tickStep(APART / scale);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const tick = (value: number, at: number): AxisTick => ({
    value,
    text: value.toFixed(digits).replace('-', '−'),
    at,
  });
  return {
    x: ticks((plot.left - x0) / scale, (plot.right - x0) / scale, step).map((value) =>
      tick(value, x0 + scale * value),
    ),
    y: ticks((y0 - plot.bottom) / scale, (y0 - plot.top) / scale, step).map((value) =>
      tick(value, y0 - scale * value),
    ),
  };
}

/** The next of 1, 2, 5 × a power of ten. */
function tickStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5, 10].find((step) => step * power >= atLeast) ?? 10) * power;
}

function ticks(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step || 0);
}
