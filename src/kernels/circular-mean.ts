import { atan2, cos, sin } from '../base/portable-math.ts';

/** The mean of positions on a circle. */
export interface CircularMean {
  /** Mean position in [0, period), in the unit of the period; NaN when there is none (no weight, or it balances out). */
  readonly position: number;
  /** Length of the resultant, 0 (spread evenly) to 1 (all at one position); 0 without weight. */
  readonly concentration: number;
  /** Concentration × sine and cosine of the mean angle: together a position that may be averaged and compared. */
  readonly sine: number;
  readonly cosine: number;
}

/**
 * Circular mean (Mardia & Jupp 2000, § 2.2) of a histogram whose bins divide a period evenly, bin 0
 * at position 0: hours of the day are 24 bins, period 24. Weights ≥ 0. O(bins).
 */
export function circularMean(weights: ArrayLike<number>, period: number = weights.length): CircularMean {
  const bins = weights.length;
  let total = 0;
  let sines = 0;
  let cosines = 0;
  for (let bin = 0; bin < bins; bin++) {
    const weight = weights[bin]!;
    if (weight === 0) continue;
    const angle = (2 * Math.PI * bin) / bins;
    total += weight;
    sines += weight * sin(angle);
    cosines += weight * cos(angle);
  }
  if (total === 0) return { position: NaN, concentration: 0, sine: 0, cosine: 0 };
  const sine = sines / total;
  const cosine = cosines / total;
  const concentration = Math.min(1, Math.sqrt(sine * sine + cosine * cosine));
  if (concentration < 1e-12) return { position: NaN, concentration: 0, sine: 0, cosine: 0 };
  const turn = (atan2(sine, cosine) / (2 * Math.PI)) * period;
  const positive = turn < 0 ? turn + period : turn;
  return { position: positive >= period ? 0 : positive, concentration, sine, cosine };
}
