import { log1p } from '../../../base/portable-math.ts';
import { rankScale } from '../../../kernels/scale.ts';
import type { FeaturePreparation } from '../preparation/features.ts';

/**
 * A profile column as it was clustered, from the constants of its preparation: filled, logged, drawn in and scaled, but not
 * weighed, so that all features have the same unit. Ranks are taken anew where `ranked`, since they have no constants.
 * O(n), or O(n log n) for ranks.
 */
export function preparedValues(
  values: Float32Array,
  {
    fill,
    logarithm,
    low,
    high,
    centre,
    scale,
  }: Omit<FeaturePreparation, 'name' | 'title' | 'group' | 'missing' | 'weight'>,
  ranked: boolean,
): Float32Array {
  const drawnIn = Float64Array.from(values, (value) => {
    const filled = value === value ? value : fill;
    const logged = !logarithm ? filled : filled < 0 ? -log1p(-filled) : log1p(filled);
    return logged <= low + slack(low) ? low : logged >= high - slack(high) ? high : logged;
  });
  if (ranked) return Float32Array.from(rankScale(drawnIn));
  return Float32Array.from(drawnIn, (value) => (value - centre) / scale);
}

/** Values of single precision that were a bound are to be that bound again, or they would lose the rank they share. */
function slack(bound: number): number {
  return 1e-6 * Math.abs(bound);
}
