import type { StatisticName } from '../glossary/statistic-names.ts';
import { STATISTICS } from '../glossary/statistics.ts';

/** What a measure says and where it comes from. */
export interface KExplanation {
  readonly words: string;
  readonly source: string;
}

const TITLES: Readonly<Record<string, StatisticName>> = {
  Silhouette: 'silhouette',
  'Prediction strength': 'predictionStrength',
  Stability: 'jaccard',
  'Gap between the two closest': 'dip',
  'Gap statistic': 'gap',
  Inertia: 'inertia',
  'Calinski–Harabasz': 'calinskiHarabasz',
  'Davies–Bouldin': 'daviesBouldin',
};

/** By the title of the measure's chart. */
export const K_EXPLANATIONS: Readonly<Record<string, KExplanation>> = Object.fromEntries(
  Object.entries(TITLES).map(([title, name]) => {
    const { what, read, source } = STATISTICS[name];
    return [title, { words: `${what} ${read}`, source }];
  }),
);
