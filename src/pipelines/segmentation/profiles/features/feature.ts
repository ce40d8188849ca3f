import type { ProfileColumn } from '../../model.ts';
import type { Support } from '../support.ts';
import type { Tallies } from '../tallies.ts';

/** What a feature's value is computed from, beside the customer's own tallies. */
export interface FeatureScope {
  readonly tallies: Tallies;
  /** Whole days from the customer's last order, and from its first event, to the reference day; NaN without. */
  readonly daysSincePurchase: Float64Array;
  readonly exposureDays: Float64Array;
  /** Share of each category in the events of all customers. */
  readonly categoryShares: Float64Array;
}

/** A feature: its words, what it rests on, how missing values count, and its value for customer `c`. */
export interface Feature extends Omit<ProfileColumn, 'values'> {
  readonly needs: readonly Support[];
  value(scope: FeatureScope, c: number): number;
}

/** Of features that everybody has. */
export const NEVER_MISSING: ProfileColumn['missing'] = { means: 'never missing', fill: 'zero' };

/** A share or a mean; NaN where there is nothing to divide by. O(1). */
export function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}
