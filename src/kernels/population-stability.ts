import { log } from '../base/portable-math.ts';
import { normalQuantile } from './normal-quantile.ts';

/** How far counts in the same bins lie apart in two samples. */
export interface PopulationStability {
  readonly index: number;
  /** What two samples of these sizes from one population come to on average. */
  readonly expected: number;
  /** What they stay below with the probability asked for. */
  readonly bound: number;
}

/**
 * Population stability index Σ (p − q) ln(p / q) over bins (Siddiqi 2006), each count raised by ½ so that an empty bin
 * stays finite. Under one population the index over 1/n + 1/m is about χ² with bins − 1 degrees of freedom
 * (Yurdakul 2018), so it has mean and quantiles to be compared with; the approximation is rough where bins
 * hold fewer than five. O(bins).
 */
export function populationStability(
  then: ArrayLike<number>,
  now: ArrayLike<number>,
  confidence: number,
): PopulationStability {
  const bins = then.length;
  const n = sum(then);
  const m = sum(now);
  if (bins < 2 || n === 0 || m === 0) return { index: 0, expected: 0, bound: 0 };
  let index = 0;
  for (let bin = 0; bin < bins; bin++) {
    const p = (then[bin]! + 0.5) / (n + bins / 2);
    const q = (now[bin]! + 0.5) / (m + bins / 2);
    index += (q - p) * log(q / p);
  }
  const noise = 1 / n + 1 / m;
  return {
    index,
    expected: (bins - 1) * noise,
    bound: chiSquaredQuantile(confidence, bins - 1) * noise,
  };
}

/**
 * The quantile of χ²: of one degree exactly, of more by its cube root, which is nearly normal (Wilson & Hilferty 1931): within
 * 4 % from the median up. O(1).
 */
function chiSquaredQuantile(p: number, degrees: number): number {
  if (degrees === 1) return square(normalQuantile((1 + p) / 2));
  const spread = 2 / (9 * degrees);
  const root = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  return degrees * root * root * root;
}

function square(value: number): number {
  return value * value;
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  return total;
}
