/** How a statistic is called where it is shown, in titles of charts and columns; the first that fits counts. */
export const STATISTIC_NAMES = {
  silhouette: /silhouette/i,
  calinskiHarabasz: /calinski/i,
  daviesBouldin: /davies/i,
  predictionStrength: /prediction strength/i,
  dip: /\bdip\b|gap between the two closest/i,
  gap: /^gap\b/i,
  inertia: /inertia/i,
  nullBand: /null band|one gaussian cloud|same marginals|data without segments/i,
  standardError: /standard error/i,
  adjustedRand: /adjusted rand|\bARI\b|agreement of (?:restarts|other starts|other samples)|agreement, mean/i,
  variationOfInformation: /[Vv]ariation of information|\bVI\b/,
  mutualInformation: /mutual information|\bNMI\b/i,
  cohensD: /cohen|strongest contrast|contrast of each segment/i,
  lift: /^lift\b/i,
  breakEven: /break-even/i,
  returnOnCost: /return on (?:the )?cost|\bROI\b/i,
  chanceOfProfit: /chance of a profit/i,
  sampleSize: /a\/b test/i,
  revenueExplained: /revenue to come segments explain|eta squared|gini/i,
  populationStability: /population stability|stability index|^segment shares$/i,
  farAway: /far-away/i,
  drift: /^drift\b|other periods|halves \(expected\)|half to half/i,
  noise: /noise/i,
  jaccard: /jaccard|^stability$|how far each segment comes back|robustness|^sampling$/i,
  certainty: /certainty/i,
  alive: /p\(alive\)|still a customer/i,
  purchaseForecast: /expected purchases|purchases to come|bg\/nbd|forecast against/i,
  customerValue: /expected value|\bclv\b|customer value|value of all|value, \d+ mo/i,
  spendModel: /gamma–gamma|mean per customer|per customer$/i,
  meanAbsoluteError: /mean absolute error|\bMAE\b/i,
  logLikelihood: /log-likelihood/i,
  rfm: /\brfm\b/i,
  rule: /precision|recall/i,
  principalComponents: /principal components|\bpca\b/i,
} as const satisfies Readonly<Record<string, RegExp>>;

export type StatisticName = keyof typeof STATISTIC_NAMES;

/** The statistic that a title speaks of. */
export function statisticIn(title: string): StatisticName | undefined {
  return (Object.keys(STATISTIC_NAMES) as StatisticName[]).find((name) => STATISTIC_NAMES[name].test(title));
}
