/** A time at a size. */
export interface Timing {
  readonly size: number;
  readonly ms: number;
}

/** How a time grows with the size: like its `exponent`-th power. */
export interface Growth {
  readonly exponent: number;
  /** The smallest and largest size that the fit rests on. */
  readonly from: number;
  readonly to: number;
}

const LEAST_MS = 1;
const LEAST_SIZES = 3;

/** The slope of log time over log size by least squares, from times above 1 ms; undefined below three of them. */
export function growthExponent(timings: readonly Timing[]): Growth | undefined {
  const used = timings.filter(({ ms }) => ms > LEAST_MS);
  if (used.length < LEAST_SIZES) return undefined;
  const x = used.map(({ size }) => Math.log(size));
  const y = used.map(({ ms }) => Math.log(ms));
  const meanX = mean(x);
  const meanY = mean(y);
  const along = x.reduce((sum, value, i) => sum + (value - meanX) * (y[i]! - meanY), 0);
  const square = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  const sizes = used.map(({ size }) => size);
  return { exponent: along / square, from: Math.min(...sizes), to: Math.max(...sizes) };
}

/** Two digits, or a dash. */
export function exponentText(growth: Growth | undefined): string {
  return growth === undefined ? '–' : growth.exponent.toFixed(2);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
