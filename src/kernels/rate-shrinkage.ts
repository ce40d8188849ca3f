/**
 * What is known of a rate that differs between customers: its mean, and how long a customer must have been watched for
 * its own rate to count as much as the mean of all; ∞ where rates do not differ beyond chance.
 */
export interface RatePrior {
  /** Events per unit of exposure. */
  readonly mean: number;
  /** In units of exposure. */
  readonly strength: number;
}

/**
 * The prior of Poisson rates by moments: counts scatter about mean × exposure by chance, and what they scatter beyond it
 * is the rates' own variance (empirical Bayes, as Robbins 1956; the gamma–Poisson mixture). Half an event is added to the
 * sum (Jeffreys), so that the mean is above 0 where nothing happened yet. There must be exposure. O(customers).
 */
export function ratePrior(counts: ArrayLike<number>, exposures: ArrayLike<number>): RatePrior {
  let events = 0.5;
  let exposure = 0;
  for (let c = 0; c < counts.length; c++) {
    events += counts[c]!;
    exposure += exposures[c]!;
  }
  const mean = events / exposure;
  let excess = 0;
  let squares = 0;
  for (let c = 0; c < counts.length; c++) {
    const expected = mean * exposures[c]!;
    const gap = counts[c]! - expected;
    excess += gap * gap - expected;
    squares += exposures[c]! * exposures[c]!;
  }
  const variance = Math.max(0, excess / squares);
  return { mean, strength: mean / variance };
}

/** A customer's rate: its own, drawn towards the mean of all by what is known of it. O(1). */
export function shrunkRate({ mean, strength }: RatePrior, count: number, exposure: number): number {
  return strength === Infinity ? mean : (mean * strength + count) / (strength + exposure);
}
