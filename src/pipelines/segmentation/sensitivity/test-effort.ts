/**
 * How much is done to shake a segmentation. Fresh starts decide how far a figure of stability can be believed: with two
 * beside the warm one a single cloud of 5,000 customers cut in eight scores 0.68, with 40 of them 0.47.
 */
export const TEST_EFFORT = {
  /** More customers than this are not clustered at once: replicates draw so many, the other tests take a sample. */
  rows: 20_000,
  /** Fresh starts are so many that they see this many rows together, */
  startRows: 20_000,
  /** but at least and at most so many. */
  leastStarts: 5,
  mostStarts: 25,
  /** With fewer features each of them carries so much that leaving it out takes the data away, and segments get no score. */
  leastFeatures: 5,
  /** Fits of the restart test, each with all its restarts. */
  fits: 10,
  /** Standard deviations of noise, as shares of each feature's. */
  noiseLevels: [0.01, 0.02, 0.05, 0.1, 0.2],
  noiseRepeats: 5,
  /** What each copy without segments is put through. Its band hardly moves with its rows: at k = 10 Gaussian copies of 1,000, 2,000, 5,000 and 10,000 score 0.73, 0.74, 0.68 and 0.72. */
  nulls: { rows: 2000, replicates: 10, features: 8, fits: 1, noiseRepeats: 1 },
} as const;

/** Fresh starts of a fit of so many rows. O(1). */
export function freshStartsFor(rows: number): number {
  const { startRows, leastStarts, mostStarts } = TEST_EFFORT;
  return Math.min(mostStarts, Math.max(leastStarts, Math.round(startRows / Math.max(1, rows))));
}
