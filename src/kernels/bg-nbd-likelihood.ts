import { exp, log, log1p } from '../base/portable-math.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { HistoryGroups } from './purchase-histories.ts';

/**
 * The log-likelihood of BG/NBD parameters (Fader, Hardie & Lee 2005, eq. 6), and its derivatives by r, alpha, a and b.
 * Gamma functions only occur in ratios whose arguments are whole numbers apart: they are sums of logarithms, which stay
 * exact where parameters are huge. Finite for all positive parameters. O(groups + times + greatest number of repeats).
 */
export function bgNbdLogLikelihood(
  groups: HistoryGroups,
  { r, alpha, a, b }: BgNbd,
  derivatives: Float64Array = new Float64Array(4),
): number {
  const { repeats, recency, age, weights, times } = groups;
  const rising = risingSums(groups.maxRepeats, { r, alpha, a, b });
  const logTimes = times.map((time) => log1p(time / alpha));
  const timeShares = times.map((time) => time / (alpha + time));
  const logA = log(a);
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  let byA = 0;
  let byB = 0;
  for (let g = 0; g < weights.length; g++) {
    const x = repeats[g]!;
    const weight = weights[g]!;
    const logAge = logTimes[age[g]!]!;
    const logRecency = logTimes[recency[g]!]!;
    const shape = r + x;
    let gone = 0;
    let mixture = -shape * logAge;
    if (x > 0) {
      const lead = logA - rising.logB[x]! + shape * (logAge - logRecency);
      const small = exp(-Math.abs(lead));
      gone = (lead > 0 ? 1 : small) / (1 + small);
      mixture += Math.max(0, lead) + log1p(small);
    }
    sum += weight * (rising.value[x]! + mixture);
    const there = 1 - gone;
    byR += weight * (rising.byR[x]! - there * logAge - gone * logRecency);
    byAlpha += weight * (shape * (there * timeShares[age[g]!]! + gone * timeShares[recency[g]!]!) - x);
    byA += weight * (rising.byA[x]! + gone / a);
    if (x > 0) byB += weight * (rising.byB[x]! - gone / (b + x - 1));
  }
  derivatives[0] = byR;
  derivatives[1] = byAlpha / alpha;
  derivatives[2] = byA;
  derivatives[3] = byB;
  return sum;
}

/** For 0, 1, … repeats x: the part of the log-likelihood that rests on x alone, its derivatives, and ln(b + x − 1). */
function risingSums(maxRepeats: number, { r, alpha, a, b }: BgNbd) {
  const value = new Float64Array(maxRepeats + 1);
  const byR = new Float64Array(maxRepeats + 1);
  const byA = new Float64Array(maxRepeats + 1);
  const byB = new Float64Array(maxRepeats + 1);
  const logB = new Float64Array(maxRepeats + 1);
  for (let i = 0; i < maxRepeats; i++) {
    value[i + 1] = value[i]! + log((r + i) / alpha) - log1p(a / (b + i));
    byR[i + 1] = byR[i]! + 1 / (r + i);
    byA[i + 1] = byA[i]! - 1 / (a + b + i);
    byB[i + 1] = byB[i]! + a / ((b + i) * (a + b + i));
    logB[i + 1] = log(b + i);
  }
  return { value, byR, byA, byB, logB };
}
