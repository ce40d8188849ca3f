import type { Contrast } from '../../pipelines/segmentation/model.ts';
import { formatAgainst, formatFixed } from '../charts/format-quantity.ts';
import { spokenUnit } from './spoken-unit.ts';

/** A contrast in words: what, in the segment against all other customers, and how strong that is. */
export interface ContrastWords {
  readonly what: string;
  readonly values: string;
  readonly effect: string;
}

export function contrastWords(contrast: Contrast): ContrastWords {
  const values = formatAgainst(contrast.inside, contrast.outside, spokenUnit(contrast.title, contrast.unit));
  if (contrast.kind === 'category') {
    return {
      what: `${contrast.title}: ${(contrast.category ?? '').replaceAll('_', ' ')}`,
      values,
      effect: `${formatFixed(contrast.effect, 1)}×`,
    };
  }
  return { what: contrast.title, values, effect: effectText(contrast.effect) };
}

/** Effects are cut at 99, where neither side has any spread. */
const LARGEST_EFFECT = 99;

function effectText(effect: number): string {
  if (Math.abs(effect) >= LARGEST_EFFECT)
    return effect > 0 ? `d ≥ ${LARGEST_EFFECT}` : `d ≤ −${LARGEST_EFFECT}`;
  return `d = ${formatFixed(effect, 1)}`;
}
