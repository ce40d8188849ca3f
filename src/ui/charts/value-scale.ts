import { roundTicks } from './round-ticks.ts';

/** Where values stand on an axis from 0 to 1: in proportion, or by their logarithm where a few are far above most. */
export interface ValueScale {
  readonly kind: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  /** From a value to its place, 0 … 1 inside the range. */
  readonly at: (value: number) => number;
  /** From a place to its value. */
  readonly valueAt: (place: number) => number;
  readonly ticks: readonly number[];
}

/** The largest are so many times the middle, or more, where an axis is logarithmic. */
const SKEWED = 20;

/** A scale for values sorted ascending, without NaN; from 0 to 1 where there is none. */
export function valueScale(sorted: ArrayLike<number>, steps: number): ValueScale {
  const n = sorted.length;
  const low = sorted[0] ?? 0;
  const high = sorted[n - 1] ?? 1;
  const firstAbove = firstAboveZero(sorted);
  const middle = sorted[firstAbove + ((n - 1 - firstAbove) >> 1)] ?? NaN;
  const large = sorted[Math.floor((n - 1) * 0.99)] ?? NaN;
  if (low < 0 || !(large / middle >= SKEWED)) return linearScale(low, high, steps);
  const unit = 10 ** Math.floor(Math.log10(sorted[firstAbove + Math.floor((n - 1 - firstAbove) * 0.1)]!));
  return logScale({ low, high, unit });
}

/** In proportion, over round ticks that cover the range. */
export function linearScale(low: number, high: number, steps: number): ValueScale {
  const ticks = roundTicks(low, high, steps);
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  return {
    kind: 'linear',
    low: first,
    high: last,
    at: (value) => (value - first) / (last - first),
    valueAt: (place) => first + place * (last - first),
    ticks,
  };
}

/** By log(1 + value / unit): about in proportion below the unit, so that 0 has its place. */
function logScale({
  low,
  high,
  unit,
}: {
  readonly low: number;
  readonly high: number;
  readonly unit: number;
}): ValueScale {
  const start = low < unit ? 0 : low;
  const [first, last] = [Math.log1p(start / unit), Math.log1p(high / unit)];
  const decades = Array.from({ length: 30 }, (_, power) => unit * 10 ** power).filter(
    (tick) => tick >= start && tick <= high,
  );
  const every = Math.ceil(decades.length / 6);
  return {
    kind: 'log',
    low: start,
    high,
    at: (value) => (Math.log1p(value / unit) - first) / (last - first),
    valueAt: (place) => Math.expm1(first + place * (last - first)) * unit,
    ticks: [...(start === 0 ? [0] : []), ...decades.filter((_, index) => index % every === 0)],
  };
}

function firstAboveZero(sorted: ArrayLike<number>): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
