import { populationStability } from '../../../kernels/population-stability.ts';
import type { Stability } from './drift-document.ts';
import { SHIFTED, STRONGLY_SHIFTED } from './stability-bands.ts';

/** The chance at which drift is called where there is none, over all features together. */
export const FALSE_ALARM = 0.01;

/** Compares counts in the same bins, one of `comparisons` made at once (Bonferroni). O(bins). */
export function stabilityOf(then: readonly number[], now: readonly number[], comparisons: number): Stability {
  const { index, expected, bound } = populationStability(then, now, 1 - FALSE_ALARM / comparisons);
  return {
    index,
    band: index < SHIFTED ? 'stable' : index < STRONGLY_SHIFTED ? 'shifted' : 'strongly shifted',
    expectedByChance: expected,
    chanceBound: bound,
    isBeyondChance: index > bound,
  };
}
