import type { Contrast } from '../../pipelines/segmentation/segments/contrast.ts';
import { formatAgainst, formatFixed } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import { spokenUnit } from './spoken-unit.ts';

/** A contrast in words: what, in the segment against all other customers, and how strong that is. */
export interface ContrastWords {
  readonly what: string;
  readonly values: string;
  readonly effect: string;
}

/** `size`: members of the segment, to say when only some of them have a value. */
export function contrastWords(contrast: Contrast, size: number): ContrastWords {
  const { title, unit, kind, category, inside, outside, effect, capped, members } = contrast;
  const sides = formatAgainst(inside, outside, spokenUnit(title, unit));
  const values =
    members < size ? `${sides} (known of ${formatCount(members)} of ${formatCount(size)})` : sides;
  if (kind === 'category') {
    const times = `${formatFixed(effect, capped ? 0 : 1)}×`;
    const what = `${title}: ${(category ?? '').replaceAll('_', ' ')}`;
    return { what, values, effect: capped ? `≥ ${times}` : times };
  }
  const sign = capped ? (effect > 0 ? '≥' : '≤') : '=';
  return { what: title, values, effect: `d ${sign} ${formatFixed(effect, capped ? 0 : 1)}` };
}
