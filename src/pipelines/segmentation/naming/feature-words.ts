/** What a segment is called for a high or a low value of a feature; features of one theme say similar things. */
export interface FeatureWords {
  readonly high: string;
  readonly low: string;
  readonly theme: string;
}

/** The words for a feature; one that is not in the table is named by its title without its unit: "high Grocery". */
export function featureWords(name: string, title: string): FeatureWords {
  const short = title.replace(/\s*\([^()]*\)$/, '');
  return WORDS[name] ?? { high: `high ${short}`, low: `low ${short}`, theme: name };
}

const WORDS: Readonly<Record<string, FeatureWords>> = {
  recency: { high: 'lapsed', low: 'recent buyers', theme: 'recency' },
};
