import type { Contrast } from '../../pipelines/segmentation/model.ts';
import { formatFixed, formatQuantity } from '../charts/format-quantity.ts';

/** A contrast in words: what, in the segment against all other customers, and how strong that is. */
export interface ContrastWords {
  readonly what: string;
  readonly values: string;
  readonly effect: string;
}

export function contrastWords(contrast: Contrast): ContrastWords {
  const inside = formatQuantity(contrast.inside, contrast.unit);
  const outside = formatQuantity(contrast.outside, contrast.unit);
  if (contrast.kind === 'category') {
    return {
      what: `${contrast.title}: ${(contrast.category ?? '').replaceAll('_', ' ')}`,
      values: `${inside} against ${outside}`,
      effect: `${formatFixed(contrast.effect, 1)}×`,
    };
  }
  return { what: contrast.title, values: `${inside} against ${outside}`, effect: `d = ${formatFixed(contrast.effect, 1)}` };
}
