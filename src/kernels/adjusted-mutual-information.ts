import { exp, log } from '../base/portable-math.ts';
import { type Contingency, contingency } from './contingency.ts';
import { entropy } from './entropy.ts';
import { logGamma } from './log-gamma.ts';
import { mutualInformation } from './mutual-information.ts';

/**
 * Mutual information of two labellings less what independent labellings with the same cluster sizes
 * have on average, over the arithmetic mean of the entropies less the same (Vinh, Epps & Bailey 2010;
 * scikit-learn's default): 1 for the same partition, 0 on average for independent ones, below 0 at
 * times. Two labellings of one cluster each have 1. O(rows × clusters) at most.
 */
export function adjustedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const table = contingency(a, b);
  const { rowTotals, columnTotals } = table;
  if (clusters(rowTotals) <= 1 && clusters(columnTotals) <= 1) return 1;
  const expected = expectedMutualInformation(table);
  const room = (entropy(rowTotals) + entropy(columnTotals)) / 2 - expected;
  const divisor = room < 0 ? Math.min(room, -Number.EPSILON) : Math.max(room, Number.EPSILON);
  return (mutualInformation(a, b) - expected) / divisor;
}

/**
 * Mean mutual information, in nats, over all labellings with the margins of the table: each cell is
 * hypergeometric (Vinh, Epps & Bailey 2010, formula 24). O(Σ over cells of the smaller margin + rows).
 */
export function expectedMutualInformation({ rowTotals, columnTotals, total }: Contingency): number {
  const logFactorial = Float64Array.from({ length: total + 1 }, (_, i) => logGamma(i + 1));
  const logs = Float64Array.from({ length: total + 1 }, (_, i) => log(i));
  let sum = 0;
  for (const a of rowTotals) {
    for (const b of columnTotals) {
      const margins =
        logFactorial[a]! +
        logFactorial[b]! +
        logFactorial[total - a]! +
        logFactorial[total - b]! -
        logFactorial[total]!;
      for (let both = Math.max(1, a + b - total); both <= Math.min(a, b); both++) {
        const probability = exp(
          margins -
            logFactorial[both]! -
            logFactorial[a - both]! -
            logFactorial[b - both]! -
            logFactorial[total - a - b + both]!,
        );
        sum += (both / total) * (logs[both]! - logs[a]! - logs[b]! + logs[total]!) * probability;
      }
    }
  }
  return sum;
}

function clusters(totals: Float64Array): number {
  return totals.reduce((count, total) => (total > 0 ? count + 1 : count), 0);
}
