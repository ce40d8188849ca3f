import { log1p } from '../../../base/portable-math.ts';
import type { FeaturePreparation } from './features.ts';

/**
 * What preparation makes of one value of a feature, by its constants; a missing value (NaN) is filled. Not for quantile
 * scaling, which keeps no constants.
 */
export function preparedValue(feature: FeaturePreparation, value: number): number {
  const { fill, logarithm, low, high } = feature;
  const filled = value === value ? value : fill;
  const logged = logarithm ? signedLog1p(filled) : filled;
  const drawnIn = logged < low ? low : logged > high ? high : logged;
  return scaledValue(feature, drawnIn);
}

/** The last step of preparation, which a bound of the feature takes like any value. */
export function scaledValue(
  { centre, scale, weight }: Pick<FeaturePreparation, 'centre' | 'scale' | 'weight'>,
  value: number,
): number {
  return ((value - centre) / scale) * (weight === 1 ? 1 : Math.sqrt(weight));
}

/** log(1 + value) with the sign of the value. */
export function signedLog1p(value: number): number {
  return value < 0 ? -log1p(-value) : log1p(value);
}
