import { fixedNumber } from '../../../base/number-text.ts';
import type { Contrast } from '../segments/contrast.ts';
import { titleInText } from '../naming/title-in-text.ts';
import { type Prose, given, prose } from './prose.ts';
import { against } from './quantities.ts';

/** A contrast within a sentence: "higher weekend share (71 % against 28 %, d = 1.9)". */
export function contrastPhrase(contrast: Contrast): Prose {
  const { title, kind, category, inside, outside, unit } = contrast;
  const values = against(inside, outside, kind === 'category' ? 'share' : unit);
  if (kind === 'category')
    return prose`${given(titleInText(title))} ${given(categoryText(category))} ${contrast.effect >= 1 ? 'more' : 'less'} often (${values}, ${effectText(contrast)})`;
  return prose`${contrast.effect > 0 ? 'higher' : 'lower'} ${given(titleInText(title))} (${values}, ${effectText(contrast)})`;
}

/** Cohen's d, or how often more: "d = 1.9", "4.2×", "d ≥ 99" where there is no spread. */
export function effectText({ kind, effect, capped }: Pick<Contrast, 'kind' | 'effect' | 'capped'>): string {
  if (kind === 'category') return `${capped ? '≥ ' : ''}${fixedNumber(effect, capped ? 0 : 1)}×`;
  const sign = capped ? (effect > 0 ? '≥' : '≤') : '=';
  return `d ${sign} ${fixedNumber(effect, capped ? 0 : 1)}`;
}

/** A category as it is shown: its underscores are spaces. */
export function categoryText(category: string | undefined): string {
  return (category ?? '').replaceAll('_', ' ');
}
