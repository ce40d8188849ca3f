import { choice, list, number, toggle, weights } from '../../../engine/setting.ts';

/** Which columns are clustered, and how they are prepared. */
export const features = {
  title: 'Features',
  settings: {
    value: toggle({
      title: 'Value',
      help: 'Recency, frequency, monetary value, order value, purchases.',
      fallback: true,
    }),
    engagement: toggle({
      title: 'Engagement',
      help: 'Sessions, views per session, carts per view, purchases per cart session, cart abandonment.',
      fallback: true,
    }),
    pricing: toggle({
      title: 'Price behaviour',
      help: 'Share of discounted orders, refund rate.',
      fallback: true,
    }),
    assortment: toggle({
      title: 'Assortment',
      help: 'Variety of categories, and how far the top one stands out.',
      fallback: true,
    }),
    timing: toggle({
      title: 'Timing',
      help: 'Weekend and evening share, mean hour of the day.',
      fallback: true,
    }),
    rhythm: toggle({
      title: 'Rhythm',
      help: 'Tenure, time between purchases and its variation.',
      fallback: true,
    }),
    device: toggle({ title: 'Device', help: 'Share of mobile sessions.', fallback: true }),
    exclude: list({
      title: 'Leave out',
      help: 'Single features that take no part, by name.',
      placeholder: 'mean_hour_sin',
      fallback: [],
    }),
    logarithm: toggle({
      title: 'Logarithm of counts and money',
      help: 'log(1 + x) for skewed features, so that a few large customers do not decide the distances.',
      fallback: true,
    }),
    winsorise: number({
      title: 'Winsorise',
      help: 'Values beyond this share at each end are drawn in to it.',
      unit: '%',
      min: 0,
      max: 25,
      step: 0.5,
      fallback: 1,
    }),
    scaling: choice({
      title: 'Scaling',
      help: 'Brings the features to a common scale: z-score, robust (median and interquartile range) or quantile (ranks).',
      options: { zscore: 'z-score', robust: 'Robust', quantile: 'Quantile', none: 'None' },
      fallback: 'zscore',
    }),
    correlationLimit: number({
      title: 'Correlation limit',
      help: 'Of two features correlated beyond it, the later one is left out; 1 keeps all.',
      unit: '|r|',
      min: 0.5,
      max: 1,
      step: 0.01,
      fallback: 0.95,
    }),
    weights: weights({
      title: 'Weights',
      help: 'Makes a feature count more or less in the distance; 1 is neutral, 0 leaves it out.',
      placeholder: 'recency = 2',
    }),
  },
} as const;
