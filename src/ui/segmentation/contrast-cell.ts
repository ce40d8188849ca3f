import { limitedEffect } from '../../pipelines/segmentation/segments/effect-limit.ts';
import { formatFixed, formatQuantity } from '../charts/format-quantity.ts';
import { MISSING } from '../parts/format-number.ts';

/** One cell of the contrasts: a feature's means and Cohen's d in one segment. */
export interface ContrastCell {
  readonly title: string;
  readonly unit: string;
  /** "segment 2 Weekend". */
  readonly segment: string;
  /** Mean in the segment and over all customers; undefined or NaN where nobody has a value. */
  readonly mean: number | undefined;
  readonly overall: number | undefined;
  /** ±∞ where neither side has any spread, NaN where too few have a value. */
  readonly effect: number;
}

/** The effect as the cell shows it: as far as contrasts are reported, also where nobody differs within either side. */
export function contrastCellText(effect: number): string {
  if (Number.isNaN(effect)) return MISSING;
  const limited = limitedEffect(effect);
  const text = formatFixed(limited.effect, Math.abs(effect) < 9.95 ? 1 : 0);
  return limited.capped === undefined ? text : `${effect > 0 ? '≥' : '≤'} ${text}`;
}

/** The cell in a sentence. */
export function contrastCellWords({ title, unit, segment, mean, overall, effect }: ContrastCell): string {
  const inside = formatQuantity(mean, unit);
  const all = `${formatQuantity(overall, unit)} over all customers`;
  if (Number.isNaN(effect))
    return `${title}: too few members of ${segment}, or too few others, have a value to compare; ${all}.`;
  if (!Number.isFinite(effect))
    return `${title}: ${inside} for every member of ${segment}, and one ${effect > 0 ? 'lower' : 'higher'} value for all other customers; ${all}.`;
  return `${title}: mean ${inside} in ${segment}, ${all}; d = ${formatFixed(effect, 2)}.`;
}
