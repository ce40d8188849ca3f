import { countText } from '../../../base/number-text.ts';
import { InputError } from '../../../base/input-error.ts';
import { type SegmentationConfig, kRange } from '../config.ts';
import type { Notice } from '../notice.ts';

/** The values of k that can be tried, and what the user is told about the others. */
export interface FeasibleRange {
  readonly ks: readonly number[];
  readonly warnings: readonly Notice[];
}

/**
 * The part of the asked range with fewer segments than customers and at most as many as distinct customers. A fixed k
 * outside, and a range without any, are bad input.
 */
export function feasibleRange(
  clustering: SegmentationConfig['clustering'],
  rows: number,
  distinct: number,
): FeasibleRange {
  const most = Math.min(rows - 1, distinct);
  const asked = kRange(clustering);
  const ks = asked.filter((k) => k <= most);
  if (ks.length === asked.length) return { ks, warnings: [] };
  const cause =
    distinct < Math.min(rows, asked.at(-1)!)
      ? `${countText(distinct)} distinct customers`
      : `${countText(rows)} customers`;
  if (ks.length === 0) {
    const fixed = clustering.choice === 'fixed';
    throw new InputError({
      field: fixed ? 'clustering.k' : 'clustering.kMin',
      message: `${asked[0]!} segments are more than ${cause} allow in the prepared features (at most ${Math.max(0, most)}).`,
      remedy: most < 2 ? 'Use data with more customers that differ.' : `Set it to at most ${most}.`,
    });
  }
  const message = `The range of k ends at ${most} instead of ${asked.at(-1)!}: there are only ${cause}.`;
  return { ks, warnings: [{ code: 'k-range-shortened', message }] };
}
