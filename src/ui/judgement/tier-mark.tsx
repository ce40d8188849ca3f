import type { Tier } from '../../pipelines/segmentation/sensitivity/tiers.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import styles from './judgement.module.css';

interface Look {
  readonly icon: IconName;
  readonly word: string;
  readonly tone: string | undefined;
}

const LOOKS: Readonly<Record<Tier, Look>> = {
  'highly stable': { icon: 'check', word: 'Highly stable', tone: styles.good },
  stable: { icon: 'check', word: 'Stable', tone: styles.good },
  doubtful: { icon: 'warning', word: 'Doubtful', tone: styles.warning },
  unstable: { icon: 'cross', word: 'Unstable', tone: styles.bad },
};

const UNTESTED: Look = { icon: 'untested', word: 'Not tested', tone: styles.unknown };

/** How stable a segment is, as an icon and a word. */
export function TierMark({ tier }: { readonly tier: Tier | undefined }) {
  const { icon, word, tone } = tier === undefined ? UNTESTED : LOOKS[tier];
  return (
    <span className={`${styles.mark} ${tone}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
