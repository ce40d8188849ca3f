import { cos, sin } from '../../../base/portable-math.ts';

const MINUTES = 1440;

/** Sine and cosine of every minute of the day on the circle of 24 hours, midnight at angle 0. */
export interface HourCircle {
  readonly sine: Float64Array;
  readonly cosine: Float64Array;
}

export function hourCircle(): HourCircle {
  const angle = (_: unknown, minute: number): number => (2 * Math.PI * minute) / MINUTES;
  const angles = Float64Array.from({ length: MINUTES }, angle);
  return { sine: angles.map(sin), cosine: angles.map(cos) };
}
