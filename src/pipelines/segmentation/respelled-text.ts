import { countedText } from '../../base/number-text.ts';
import type { Identity } from './model.ts';

/** In words: “2 ids were written in 5 spellings”. O(1). */
export function respelledText({ ids, spellings }: NonNullable<Identity['respelled']>): string {
  return ids === 0
    ? 'no id was written in several'
    : `${countedText(ids, 'id')} ${ids === 1 ? 'was' : 'were'} written in ${countedText(spellings, 'spelling')}`;
}
