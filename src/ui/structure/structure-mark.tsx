import type { Structure } from '../../pipelines/segmentation/result-document.ts';
import { Icon } from '../parts/icon.tsx';
import { STRUCTURE_WORDS } from './structure-words.ts';
import styles from './structure.module.css';

const LOOKS = { clear: 'clear', weak: 'weak', none: 'none', 'not tested': 'untested' } as const;

/** Whether there is structure, as an icon and a word; reads as part of a sentence. */
export function StructureMark({ structure }: { readonly structure: Structure }) {
  const { icon, words } = STRUCTURE_WORDS[structure];
  return (
    <span className={`${styles.mark} ${styles[LOOKS[structure]]}`}>
      <Icon name={icon} />
      {words}
    </span>
  );
}
