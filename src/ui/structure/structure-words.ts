import type { Structure } from '../../pipelines/segmentation/result-document.ts';
import type { IconName } from '../parts/icon.tsx';

/** What is said of structure everywhere: an icon, a word that ends a sentence, and what it means. */
export interface StructureWords {
  readonly icon: IconName;
  readonly words: string;
  readonly meaning: string;
}

export const STRUCTURE_WORDS: Readonly<Record<Structure, StructureWords>> = {
  clear: {
    icon: 'check',
    words: 'clear structure',
    meaning: 'the segments come back in the other half of the customers, and no single cloud looks like this',
  },
  weak: {
    icon: 'warning',
    words: 'weak structure: a convenient cut, not a discovery',
    meaning: 'tighter than data without segments, but not confirmed by the other half of the customers',
  },
  none: {
    icon: 'cross',
    words: 'no clear structure',
    meaning: 'the tests do not tell these segments from cuts through one cloud',
  },
  'not tested': {
    icon: 'untested',
    words: 'structure not tested',
    meaning: 'the test is switched off',
  },
};
