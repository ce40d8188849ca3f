import { number, toggle } from '../../../engine/setting.ts';

/** How much is drawn to judge whether there are segments at all. */
export const structure = {
  title: 'Structure',
  settings: {
    test: toggle({
      title: 'Test for structure',
      help: 'Holds every k against data without segments, against the other half of the customers and against subsamples. Off: k is chosen by its silhouette alone, and structure reads “not tested”.',
      fallback: true,
    }),
    rows: number({
      title: 'Customers judged',
      help: 'Silhouettes, null copies and stability are measured on at most this many customers, drawn at random; divisions take twice as many.',
      unit: 'customers',
      min: 100,
      max: 10_000,
      step: 1,
      fallback: 1000,
    }),
    nullDraws: number({
      title: 'Null copies',
      help: 'Copies without segments that are drawn of each kind: one Gaussian cloud with the same covariance, and one with the same marginals and rank correlations.',
      unit: 'copies',
      min: 5,
      max: 500,
      step: 1,
      fallback: 20,
    }),
    divisions: number({
      title: 'Divisions',
      help: 'How often the customers are divided into halves to see whether the segments of one come back in the other (prediction strength).',
      unit: 'divisions',
      min: 2,
      max: 500,
      step: 1,
      fallback: 20,
    }),
    replicates: number({
      title: 'Subsamples',
      help: 'How many random halves are clustered again to see whether the segments are found again (stability).',
      unit: 'subsamples',
      min: 2,
      max: 500,
      step: 1,
      fallback: 20,
    }),
  },
} as const;
