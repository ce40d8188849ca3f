import { fullNumber, fullPercent } from '../../../base/number-text.ts';
import { moments } from '../../../kernels/moments.ts';
import { median } from '../../../kernels/quantile.ts';
import { rankScale, robustScale, winsorise, zScale } from '../../../kernels/scale.ts';
import type { SegmentationConfig } from '../config.ts';
import type { FeatureNature, ProfileColumn } from '../model.ts';
import type { FeaturePreparation } from './features.ts';
import { weightOf } from './feature-weight.ts';
import { signedLog1p } from './prepared-value.ts';

/** A column ready for clustering, or the reason why it cannot take part. */
export type PreparedColumn =
  | { readonly kind: 'prepared'; readonly values: Float64Array; readonly preparation: FeaturePreparation }
  | { readonly kind: 'dropped'; readonly reason: string };

/**
 * Fills missing values as the column states, takes the logarithm of counts and money, draws the tails in, scales, and
 * weighs, in this order. A weight multiplies the feature's squared differences, so values are scaled by its square root.
 * Quantile scaling keeps no constants: its ranks depend on all customers. O(n log n).
 */
export function prepareColumn(
  column: ProfileColumn,
  settings: SegmentationConfig['features'],
): PreparedColumn {
  const fill = fillOf(column);
  if (fill === undefined) return { kind: 'dropped', reason: 'no customer has a value' };
  let missing = 0;
  const filled = column.values.map((value) => {
    if (value === value) return value;
    missing++;
    return fill;
  });
  if (isConstant(filled))
    return { kind: 'dropped', reason: `all customers have the same value (${fullNumber(filled[0] ?? 0)})` };
  const logarithm = settings.logarithm && LOGGED.has(column.nature);
  const drawnIn = winsorise(logarithm ? filled.map(signedLog1p) : filled, settings.winsorise / 100);
  if (isConstant(drawnIn.values)) {
    return {
      kind: 'dropped',
      reason: `all but ${fullPercent(settings.winsorise / 100)} of the customers at each end have the same value`,
    };
  }
  const { values, centre, scale } = scaled(drawnIn.values, settings.scaling);
  const weight = weightOf(column.name, settings);
  const factor = Math.sqrt(weight);
  const { name, title, group } = column;
  return {
    kind: 'prepared',
    values: weight === 1 ? values : values.map((value) => value * factor),
    preparation: {
      name,
      title,
      group,
      missing,
      fill,
      logarithm,
      low: drawnIn.low,
      high: drawnIn.high,
      centre,
      scale,
      weight,
    },
  };
}

const LOGGED: ReadonlySet<FeatureNature> = new Set(['count', 'money']);

function fillOf({ values, missing }: ProfileColumn): number | undefined {
  const middle = median(values);
  if (middle !== middle) return undefined;
  if (missing.fill === 'median') return middle;
  return missing.fill === 'zero'
    ? 0
    : values.reduce((most, value) => (value > most ? value : most), -Infinity);
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

interface Scaled {
  readonly values: Float64Array;
  readonly centre: number;
  readonly scale: number;
}

// Where half of the customers share one value the interquartile range is 0; the standard deviation then sets the scale.
function scaled(values: Float64Array, scaling: SegmentationConfig['features']['scaling']): Scaled {
  if (scaling === 'none') return { values, centre: 0, scale: 1 };
  if (scaling === 'quantile') return { values: rankScale(values), centre: 0, scale: 1 };
  const result = scaling === 'robust' ? robustScale(values) : zScale(values);
  if (result.spread > 0) return { values: result.values, centre: result.center, scale: result.spread };
  const { sd } = moments(values);
  return { values: values.map((value) => (value - result.center) / sd), centre: result.center, scale: sd };
}
