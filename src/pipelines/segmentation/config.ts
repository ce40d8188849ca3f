import { timeZoneProblem } from '../../base/time-zone.ts';
import type { ConfigOf, SettingProblem } from '../../engine/config.ts';
import { defaultConfig } from '../../engine/config.ts';
import { choice, list, number, text, toggle, weights } from '../../engine/setting.ts';

/** Every setting of the segmentation pipeline, described once: type, default, range, unit and words. */
export const SEGMENTATION_SETTINGS = {
  source: {
    title: 'Source',
    settings: {
      kind: choice({
        title: 'Data from',
        help: 'Generated customers with known archetypes, an imported file of transactions or events, or an imported table with one row per customer.',
        options: { synthetic: 'Generated', events: 'Imported events', customers: 'Imported customer table' },
        fallback: 'synthetic',
      }),
      seed: number({
        title: 'Seed',
        help: 'Everything random is drawn from this number: the same seed, settings and data give the same result on every machine.',
        unit: '',
        min: 0,
        max: 4_294_967_295,
        step: 1,
        fallback: 42,
      }),
    },
  },
  synthetic: {
    title: 'Generated data',
    settings: {
      customers: number({ title: 'Customers', help: 'How many people to generate; each has some 130 to 145 events.', unit: 'customers', min: 20, max: 200_000, step: 1, fallback: 5000 }),
      firstDay: text({ title: 'First day', help: 'First day of the window, in UTC.', placeholder: '2024-01-01', fallback: '2024-01-01', valid: dayProblem }),
      lastDay: text({ title: 'Last day', help: 'Last day of the window, included.', placeholder: '2024-06-30', fallback: '2024-06-30', valid: dayProblem }),
      mergeProbability: number({ title: 'Customers with past ids', help: 'Probability that part of a customer’s events stands under one to three past ids, as after a merge of accounts.', unit: 'probability', min: 0, max: 1, step: 0.01, fallback: 0.15 }),
      dirt: number({ title: 'Dirt', help: 'How much goes wrong in the data, from 0 (clean) to 1: merge chains, cycles and conflicts, repeated events, bots, missing values, future dates.', unit: 'share', min: 0, max: 1, step: 0.05, fallback: 0 }),
    },
  },
  quality: {
    title: 'Quality check',
    settings: {
      dropRepeatedRows: toggle({ title: 'Drop repeated rows', help: 'Exact copies of a row are kept and counted by default: two equal purchases in a minute can be real.', fallback: false }),
      testAccounts: list({ title: 'Test accounts', help: 'Ids to set aside; * stands for any characters, as in test-*.', placeholder: 'test-*', fallback: [] }),
      maxEventsPerDay: number({ title: 'Events per day at most', help: 'Customers above this rate on their busiest day are set aside as bots; 0 switches the rule off.', unit: 'events per day', min: 0, max: 100_000, step: 1, fallback: 1000 }),
      minAmount: number({ title: 'Smallest amount', help: 'Rows below it are set aside; refunds are negative.', unit: 'currency', min: -1e12, max: 1e12, step: 0.01, fallback: -1e12 }),
      maxAmount: number({ title: 'Largest amount', help: 'Rows above it are set aside.', unit: 'currency', min: -1e12, max: 1e12, step: 0.01, fallback: 1e12 }),
      dropAfter: text({ title: 'Drop events after', help: 'Events on later days are set aside as dated in the future. Empty: nothing is.', placeholder: 'YYYY-MM-DD', fallback: '', valid: optionalDayProblem }),
    },
  },
  identity: {
    title: 'Identity resolution',
    settings: {
      mode: choice({ title: 'Faulty merge history', help: 'Tolerant lists each cycle and conflict and goes on; strict stops at the first and shows its path.', options: { tolerant: 'Tolerant', strict: 'Strict' }, fallback: 'tolerant' }),
      conflicts: choice({ title: 'One past id, two targets', help: 'Unite treats all as one person; latest obeys the newest merge; quarantine leaves the past id on its own.', options: { unite: 'Unite', latest: 'Latest wins', quarantine: 'Quarantine' }, fallback: 'unite' }),
    },
  },
  profiles: {
    title: 'Customer profiles',
    settings: {
      timeZone: text({ title: 'Time zone', help: 'Hours and weekdays are read there: UTC, a fixed offset such as +01:00, or a name such as Europe/Berlin.', placeholder: 'UTC', fallback: 'UTC', valid: timeZoneProblem }),
      referenceDay: text({ title: 'Reference day', help: 'Recency counts back from here. Empty: the day after the last event.', placeholder: 'YYYY-MM-DD', fallback: '', valid: optionalDayProblem }),
    },
  },
  features: {
    title: 'Features',
    settings: {
      value: toggle({ title: 'Value', help: 'Recency, frequency, monetary value, order value, purchases.', fallback: true }),
      engagement: toggle({ title: 'Engagement', help: 'Sessions, views per session, carts per view, purchases per cart session, cart abandonment.', fallback: true }),
      pricing: toggle({ title: 'Price behaviour', help: 'Share of discounted orders, refund rate.', fallback: true }),
      assortment: toggle({ title: 'Assortment', help: 'Variety of categories, and how far the top one stands out.', fallback: true }),
      timing: toggle({ title: 'Timing', help: 'Weekend and evening share, mean hour of the day.', fallback: true }),
      rhythm: toggle({ title: 'Rhythm', help: 'Tenure, time between purchases and its variation.', fallback: true }),
      device: toggle({ title: 'Device', help: 'Share of mobile sessions.', fallback: true }),
      exclude: list({ title: 'Leave out', help: 'Single features that take no part, by name.', placeholder: 'mean_hour_sin', fallback: [] }),
      logarithm: toggle({ title: 'Logarithm of counts and money', help: 'log(1 + x) for skewed features, so that a few large customers do not decide the distances.', fallback: true }),
      winsorise: number({ title: 'Winsorise', help: 'Values beyond this share at each end are drawn in to it.', unit: '%', min: 0, max: 25, step: 0.5, fallback: 1 }),
      scaling: choice({ title: 'Scaling', help: 'Brings the features to a common scale: z-score, robust (median and interquartile range) or quantile (ranks).', options: { zscore: 'z-score', robust: 'Robust', quantile: 'Quantile', none: 'None' }, fallback: 'zscore' }),
      correlationLimit: number({ title: 'Correlation limit', help: 'Of two features correlated beyond it, the later one is left out; 1 keeps all.', unit: '|r|', min: 0.5, max: 1, step: 0.01, fallback: 0.95 }),
      weights: weights({ title: 'Weights', help: 'Makes a feature count more or less in the distance; 1 is neutral, 0 leaves it out.', placeholder: 'recency = 2' }),
    },
  },
  clustering: {
    title: 'Clustering',
    settings: {
      choice: choice({ title: 'Number of segments', help: 'Automatic tries every k in the range and recommends one; fixed obeys k.', options: { auto: 'Automatic', fixed: 'Fixed' }, fallback: 'auto' }),
      k: number({ title: 'k, when fixed', help: 'The number of segments.', unit: 'segments', min: 2, max: 50, step: 1, fallback: 5 }),
      kMin: number({ title: 'k from', help: 'Smallest number of segments tried.', unit: 'segments', min: 2, max: 50, step: 1, fallback: 5 }),
      kMax: number({ title: 'k to', help: 'Largest number of segments tried.', unit: 'segments', min: 2, max: 50, step: 1, fallback: 15 }),
      engine: choice({ title: 'Engine', help: 'Strata’s own k-means in 128-bit lanes of WebAssembly, the same in plain TypeScript, or the ml-kmeans package. The first two find the same segments to the last customer; plain is slower, and stands in where a browser lacks SIMD.', options: { simd: 'Strata, SIMD', reference: 'Strata, plain', 'ml-kmeans': 'ml-kmeans' }, fallback: 'simd' }),
      restarts: number({ title: 'Restarts', help: 'Independent starts for each k; the lowest inertia wins.', unit: 'starts', min: 1, max: 200, step: 1, fallback: 10 }),
      maxIterations: number({ title: 'Iterations at most', help: 'A start that has not settled by then is stopped.', unit: 'iterations', min: 1, max: 10_000, step: 1, fallback: 300 }),
      exactSilhouetteRows: number({ title: 'Exact silhouette up to', help: 'Beyond this many customers the silhouette is estimated from a stratified sample of that size, with its standard error.', unit: 'customers', min: 500, max: 100_000, step: 1, fallback: 10_000 }),
    },
  },
  structure: {
    title: 'Structure',
    settings: {
      test: toggle({ title: 'Test for structure', help: 'Holds every k against data without segments, against the other half of the customers and against subsamples. Off: k is chosen by its silhouette alone, and structure reads “not tested”.', fallback: true }),
      rows: number({ title: 'Customers judged', help: 'Silhouettes, null copies and stability are measured on at most this many customers, drawn at random; divisions take twice as many.', unit: 'customers', min: 100, max: 10_000, step: 1, fallback: 1000 }),
      nullDraws: number({ title: 'Null copies', help: 'Copies without segments that are drawn of each kind: one Gaussian cloud with the same covariance, and one with the same marginals and rank correlations.', unit: 'copies', min: 5, max: 500, step: 1, fallback: 20 }),
      divisions: number({ title: 'Divisions', help: 'How often the customers are divided into halves to see whether the segments of one come back in the other (prediction strength).', unit: 'divisions', min: 2, max: 500, step: 1, fallback: 20 }),
      replicates: number({ title: 'Subsamples', help: 'How many random halves are clustered again to see whether the segments are found again (stability).', unit: 'subsamples', min: 2, max: 500, step: 1, fallback: 20 }),
    },
  },
  segments: {
    title: 'Segments',
    settings: {
      minEffect: number({ title: 'Contrast from', help: 'A number tells a segment from the other customers from this standardised mean difference (Cohen’s d).', unit: '|d|', min: 0, max: 5, step: 0.05, fallback: 0.5 }),
      minLift: number({ title: 'Lift from', help: 'A category tells a segment from the other customers from this ratio of shares.', unit: '×', min: 1, max: 20, step: 0.05, fallback: 1.3 }),
      ruleConditions: number({ title: 'Conditions in a rule', help: 'How many conditions the rule that recognises a member may have.', unit: 'conditions', min: 1, max: 3, step: 1, fallback: 3 }),
    },
  },
} as const;

export type SegmentationConfig = ConfigOf<typeof SEGMENTATION_SETTINGS>;

export const DEFAULT_CONFIG: SegmentationConfig = defaultConfig(SEGMENTATION_SETTINGS);

/** The values of k that a configuration asks for, in increasing order. */
export function kRange(clustering: Pick<SegmentationConfig['clustering'], 'choice' | 'k' | 'kMin' | 'kMax'>): readonly number[] {
  if (clustering.choice === 'fixed') return [clustering.k];
  return Array.from({ length: clustering.kMax - clustering.kMin + 1 }, (_, i) => clustering.kMin + i);
}

/** What is wrong between settings, each fine on its own. */
export function segmentationRules(config: SegmentationConfig): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (config.clustering.kMin > config.clustering.kMax) {
    problems.push({ path: 'clustering.kMin', message: `is ${config.clustering.kMin}, above “k to” (${config.clustering.kMax}); lower it` });
  }
  if (config.synthetic.firstDay > config.synthetic.lastDay) {
    problems.push({ path: 'synthetic.firstDay', message: `is after the last day (${config.synthetic.lastDay})` });
  }
  if (config.quality.minAmount > config.quality.maxAmount) {
    problems.push({ path: 'quality.minAmount', message: `is above the largest amount (${config.quality.maxAmount})` });
  }
  return problems;
}

function dayProblem(day: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const time = parts === null ? NaN : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const real = Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
  return real ? undefined : 'must be a day such as 2024-01-31';
}

function optionalDayProblem(day: string): string | undefined {
  return day === '' ? undefined : dayProblem(day);
}
