import type { Fit } from '../sweep/artifacts.ts';
import type { KChoice } from './artifacts.ts';
import { inertiaElbow } from './inertia-elbow.ts';

/** What a criterion reads of a fit. */
export type JudgedFit = Pick<
  Fit,
  'k' | 'inertia' | 'silhouette' | 'silhouetteSe' | 'calinskiHarabasz' | 'daviesBouldin'
>;

/** The k that each criterion would choose, ties to the smaller k; without a clear elbow the inertia curve has no vote. */
export function votesOf(fits: readonly JudgedFit[]): KChoice['votes'] {
  const elbow = inertiaElbow(fits);
  return [
    { criterion: 'Silhouette', k: highest(fits, (fit) => fit.silhouette).k },
    { criterion: 'Calinski–Harabasz', k: highest(fits, (fit) => fit.calinskiHarabasz).k },
    { criterion: 'Davies–Bouldin', k: highest(fits, (fit) => -fit.daviesBouldin).k },
    ...(elbow === undefined ? [] : [{ criterion: 'Elbow of inertia', k: elbow }]),
  ];
}

/** The fit with the highest score, ties to the first. */
export function highest<F extends JudgedFit>(fits: readonly F[], score: (fit: F) => number): F {
  return fits.reduce((best, fit) => (score(fit) > score(best) ? fit : best));
}
