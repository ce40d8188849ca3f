import { meanOf } from '../../../kernels/moments.ts';
import { quantile } from '../../../kernels/quantile.ts';
import { dayText } from '../day.ts';
import { nullBand } from '../structure/null-band.ts';
import type { DriftTest } from './artifacts.ts';
import { DRIFT } from './drift-plan.ts';
import type { DriftSample } from './drift-sample.ts';
import { diagonalJaccard } from './window-result.ts';

const DAY = 86_400_000;

/**
 * The test of drift from the tables of customers by their segment in the first half (row) and in the second (column), k × k:
 * that of the data, and those of the exchanged copies. Drift is found when the data agree less than every copy, and by
 * `DRIFT.leastZ` of their standard deviations. O(copies × k²).
 */
export function driftResult(
  sample: DriftSample,
  k: number,
  own: Float64Array,
  copies: readonly Float64Array[],
): DriftTest {
  const jaccard = diagonalJaccard(own, k);
  const exchanged = copies.map((counts) => diagonalJaccard(counts, k));
  const agreement = meanOf(jaccard).mean;
  const agreements = Float64Array.from(exchanged, (each) => meanOf(each).mean);
  const band = nullBand(agreements);
  const z = band.sd > 0 ? (agreement - band.mean) / band.sd : 0;
  const day = (days: number): string => dayText((sample.firstDay + days) * DAY);
  return {
    customers: sample.customers.length,
    from: day(0),
    middle: day(sample.halfDays),
    to: day(2 * sample.halfDays - 1),
    agreement,
    exchanged: { ...band, p05: quantile(agreements, 0.05) },
    z,
    found: z <= -DRIFT.leastZ && agreements.every((each) => agreement < each),
    transitions: own,
    segments: Array.from(jaccard, (each, segment) => {
      const expected = Float64Array.from(exchanged, (copy) => copy[segment]!);
      return { jaccard: each, expected: meanOf(expected).mean, expectedLow: quantile(expected, 0.05) };
    }),
  };
}
