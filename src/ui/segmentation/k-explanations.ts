/** What a measure says and where it comes from. */
export interface KExplanation {
  readonly words: string;
  readonly source: string;
}

/** By the title of the measure's chart. */
export const K_EXPLANATIONS: Readonly<Record<string, KExplanation>> = {
  Silhouette: {
    words:
      'How much closer customers are to their own segment than to the next, from −1 to 1; near 0 segments overlap. The grey bands are data without segments, from their mean to what 95% stay below: one Gaussian cloud with the same covariance, and a cloud with the same marginals and rank correlations.',
    source: 'Rousseeuw 1987',
  },
  'Prediction strength': {
    words:
      'The customers are divided into halves, and each half’s segments predict who stays together in the other; shown is the worst segment’s share, averaged. Clear segments reach 0.8; the blue band is one standard error.',
    source: 'Tibshirani & Walther 2005',
  },
  Stability: {
    words:
      'How far half of the customers, clustered anew, find each segment again, as Jaccard similarity averaged over segments. Below 0.6 a segment counts as unstable; the band is what a cloud of the same marginals has.',
    source: 'Hennig 2007',
  },
  'Gap between the two closest': {
    words:
      'A test for more than one mode along the line between the two closest segment centres. A small p says that a gap parts them; one cloud cut in two has a large p.',
    source: 'Hartigan & Hartigan 1985',
  },
  Inertia: {
    words:
      'The sum of squared distances to the segment centres, which falls with every k; where the fall slows down there is an elbow. The gap statistic in the table holds it against data without segments.',
    source: 'Tibshirani, Walther & Hastie 2001; elbow: Satopää et al. 2011',
  },
  'Calinski–Harabasz': {
    words:
      'The variance between the segments over the variance within, each by its degrees of freedom. It has no null band here: compare it across k only, where a peak counts.',
    source: 'Caliński & Harabasz 1974',
  },
  'Davies–Bouldin': {
    words:
      'How wide segments are against the distance to the one they are most alike, averaged; low is good. It has no null band here: compare it across k only.',
    source: 'Davies & Bouldin 1979',
  },
};
