import { log1p } from '../../../base/portable-math.ts';
import { type Sliced, stretches } from '../../../base/sliced.ts';
import type { FeaturePreparation } from '../preparation/features.ts';
import { percentiles } from './sorted-values.ts';

/**
 * A profile column as it was clustered, from the constants of its preparation: filled, logged, drawn in and scaled, but not
 * weighed, so that all features have the same unit. Ranks are taken anew where `ranked`, since they have no constants.
 * O(n).
 */
export function* preparedValues(
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
): Sliced<Float32Array> {
  const drawnIn = new Float64Array(values.length);
  const lowest = low + slack(low);
  const highest = high - slack(high);
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      const filled = value === value ? value : fill;
      const logged = !logarithm ? filled : filled < 0 ? -log1p(-filled) : log1p(filled);
      drawnIn[row] = logged <= lowest ? low : logged >= highest ? high : logged;
    }
    yield;
  }
  if (ranked) return new Float32Array(yield* percentiles(drawnIn));
  const prepared = new Float32Array(values.length);
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) prepared[row] = (drawnIn[row]! - centre) / scale;
    yield;
  }
  return prepared;
}

/** Values of single precision that were a bound are to be that bound again, or they would lose the rank they share. */
function slack(bound: number): number {
  return 1e-6 * Math.abs(bound);
}
