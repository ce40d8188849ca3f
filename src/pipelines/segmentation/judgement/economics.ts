import { randomStream } from '../../../base/random.ts';
import { quantileOfSorted } from '../../../kernels/quantile.ts';
import type { SegmentationConfig } from '../config.ts';
import type { SegmentValue } from './segment-value.ts';
import type { Range, SegmentEconomics } from './verdict.ts';

/** What one customer costs, and what each unit of its value brings: draws from the ranges, the same for all segments. */
export interface EconomicDraws {
  readonly cost: Range;
  /** Profit per unit of value: lift × margin. */
  readonly profit: Range;
  /** Profit per unit of value and unit of cost, in increasing order; empty where addressing costs nothing. */
  readonly returns: Float64Array;
  /** The middle of each range. */
  readonly middle: { readonly cost: number; readonly lift: number; readonly margin: number };
}

const DRAWS = 4000;

/** Uniform draws of cost, lift and margin, independent of each other. O(draws log draws). */
export function drawEconomics(ranges: SegmentationConfig['economics'], seed: number): EconomicDraws {
  const random = randomStream(seed, 'economics');
  const costs = new Float64Array(DRAWS);
  const profits = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    costs[draw] = random.between(ranges.costLow, ranges.costHigh);
    profits[draw] =
      random.between(ranges.liftLow, ranges.liftHigh) * random.between(ranges.marginLow, ranges.marginHigh);
  }
  const returns = profits.map((profit, draw) => profit / costs[draw]!);
  return {
    cost: rangeOf(costs.toSorted()),
    profit: rangeOf(profits.toSorted()),
    returns: returns.every(Number.isFinite) ? returns.sort() : new Float64Array(),
    middle: {
      cost: (ranges.costLow + ranges.costHigh) / 2,
      lift: (ranges.liftLow + ranges.liftHigh) / 2,
      margin: (ranges.marginLow + ranges.marginHigh) / 2,
    },
  };
}

/**
 * What addressing all customers of a segment costs and brings. The return on cost is value × profit ÷ cost − 1, so its
 * quantiles are those of profit ÷ cost, and the draws need not be gone through for each segment. O(log draws).
 */
export function segmentEconomics(size: number, value: SegmentValue, draws: EconomicDraws): SegmentEconomics {
  const cost = scaled(draws.cost, size);
  if (value.kind === 'unknown') return { ...NOTHING, cost, because: value.because };
  const { cost: middleCost, lift, margin } = draws.middle;
  const { mean, sd, total } = value;
  const gain = scaled(draws.profit, total);
  const share = positive(middleCost / (margin * mean));
  const sampleSize = customersPerArm(sd, lift * mean);
  const known = { ...NOTHING, cost, gain, breakEvenLift: share, costRatio: share, sampleSize };
  if (draws.returns.length === 0) return { ...known, because: 'addressing costs nothing' };
  const returns = scaled(rangeOf(draws.returns), mean);
  const roi = { low: returns.low - 1, median: returns.median - 1, high: returns.high - 1 };
  const profitable = mean > 0 ? shareAbove(draws.returns, 1 / mean) : 0;
  return { ...known, roi, profitable };
}

const NOTHING = {
  gain: undefined,
  roi: undefined,
  profitable: undefined,
  breakEvenLift: undefined,
  costRatio: undefined,
  sampleSize: undefined,
  because: undefined,
} as const;

/** Two-sided 5 %, power 80 %: quantiles 0.975 and 0.8 of the standard normal distribution. */
const Z_ALPHA = 1.959963984540054;
const Z_POWER = 0.8416212335729143;

/**
 * Customers in each of two arms that tell a difference of means: 2 (z₁₋α⸝₂ + z₁₋β)² σ² ÷ difference² (Cochran & Cox 1957).
 * At least 2; expected values vary less than what customers will spend, so it is a lower bound. Undefined without a difference.
 */
function customersPerArm(sd: number, difference: number): number | undefined {
  if (!(difference > 0)) return undefined;
  const ratio = ((Z_ALPHA + Z_POWER) * sd) / difference;
  const size = Math.max(2, Math.ceil(2 * ratio * ratio));
  return Number.isFinite(size) ? size : undefined;
}

function rangeOf(sorted: Float64Array): Range {
  return {
    low: quantileOfSorted(sorted, 0.05),
    median: quantileOfSorted(sorted, 0.5),
    high: quantileOfSorted(sorted, 0.95),
  };
}

/** A negative factor turns the range round. */
function scaled({ low, median, high }: Range, factor: number): Range {
  return factor < 0
    ? { low: high * factor, median: median * factor, high: low * factor }
    : { low: low * factor, median: median * factor, high: high * factor };
}

function shareAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return (sorted.length - low) / sorted.length;
}

function positive(ratio: number): number | undefined {
  return ratio >= 0 && Number.isFinite(ratio) ? ratio : undefined;
}
