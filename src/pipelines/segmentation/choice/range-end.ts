import { clustering } from '../settings/clustering.ts';
import { type JudgedFit, highest } from './votes.ts';

/**
 * A reason with the remark that the silhouette is best where the range of k ends or begins, when a wider range was possible:
 * its optimum may lie outside. `isShortened`: the customers allow no greater k. Fits in increasing k, one at least.
 */
export function withRangeEnd(reason: string, fits: readonly JudgedFit[], isShortened: boolean): string {
  const best = highest(fits, (fit) => fit.silhouette).k;
  const { kMin, kMax } = clustering.settings;
  const atEnd = best === fits.at(-1)!.k && best < kMax.max && !isShortened;
  const atStart = best === fits[0]!.k && best > kMin.min;
  if (fits.length === 1 || (!atEnd && !atStart)) return reason;
  const end = atEnd ? 'the last' : 'the first';
  return `${reason.replace(/\.$/, '')}; the silhouette is best at k = ${best}, ${end} of the range, so a wider range may score higher.`;
}
