/** Location and spread of the values present in a column. */
export interface Moments {
  /** Values present: NaN is missing and left out. */
  readonly count: number;
  /** NaN when there is none. */
  readonly mean: number;
  /** Population standard deviation (divisor n); NaN when there is no value. */
  readonly sd: number;
  /** Sample standard deviation (divisor n − 1); NaN below two values. */
  readonly sampleSd: number;
}

/**
 * Mean and standard deviations in two passes, the second corrected for the rounding of the mean
 * (Chan, Golub & LeVeque 1983); exactly 0 for a constant column. O(n).
 */
export function moments(values: Float64Array): Moments {
  const { count, mean } = meanOf(values);
  let squares = 0;
  let drift = 0;
  for (let i = 0; i < values.length; i++) {
    const difference = values[i]! - mean;
    if (difference === difference) {
      squares += difference * difference;
      drift += difference;
    }
  }
  const centred = count > 0 ? Math.max(0, squares - (drift * drift) / count) : NaN;
  return {
    count,
    mean,
    sd: Math.sqrt(centred / count),
    sampleSd: count > 1 ? Math.sqrt(centred / (count - 1)) : NaN,
  };
}

/** Mean of the values present, and how many they are. The mean of equal values is that value, exactly. O(n). */
export function meanOf(values: Float64Array): { readonly count: number; readonly mean: number } {
  let count = 0;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) {
      sum += value;
      count++;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { count, mean: least === most ? least : sum / count };
}
