import type { Disposition } from '../../pipelines/segmentation/judgement/verdict.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import styles from './judgement.module.css';

const LOOKS: Readonly<Record<Disposition, { readonly icon: IconName; readonly tone: string | undefined }>> = {
  Activate: { icon: 'check', tone: styles.good },
  Monitor: { icon: 'clock', tone: styles.neutral },
  Review: { icon: 'warning', tone: styles.warning },
  Reject: { icon: 'cross', tone: styles.bad },
};

/** What to do with a segment, as an icon and a word; `byHand` says that a person decided over the rules. */
export function DispositionMark({
  disposition,
  byHand = false,
}: {
  readonly disposition: Disposition;
  readonly byHand?: boolean;
}) {
  const { icon, tone } = LOOKS[disposition];
  return (
    <span className={`${styles.mark} ${tone}`}>
      <Icon name={icon} />
      {disposition}
      {byHand && ' (by hand)'}
    </span>
  );
}
