/** What the rule for structure asks; the calibration bench counts what they let through and what they miss. */
export const STRUCTURE_THRESHOLDS = {
  /** Least prediction strength of a supported k, within its standard error (Tibshirani & Walther 2005). */
  predictionStrength: 0.8,
  /** Standard deviations by which a silhouette exceeds the mean of the null copies, beside their 95 % quantile. */
  nullMargin: 3,
  /** Greatest p-value of the dip test that counts as a gap, whatever the copula null says. */
  gapPValue: 0.001,
  /** Greatest p-value where the silhouette exceeds the copula null: one mode cut in two has far greater ones. */
  hintPValue: 0.1,
  /** How far behind the greatest prediction strength a k is still chosen by its silhouette. */
  strengthSlack: 0.1,
  /** Least sampling stability of a convenient cut (Hennig 2007: below it a cluster is unstable). */
  stability: 0.6,
  /**
   * Standard deviations by which it exceeds that of copula copies. Their mean alone is passed by some k of every GolfBall: of
   * 36 data sets without clusters (six kinds, six seeds, every k from 2 to 10) 12 were weak by it and 4 are by this and
   * prediction strength together, all four skewed.
   */
  stabilityMargin: 1,
} as const;
