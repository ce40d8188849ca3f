import { Icon, type IconName } from './icon.tsx';
import styles from './verdict.module.css';

export type VerdictKind = 'pass' | 'fail' | 'not tested';

const LOOKS: Readonly<Record<VerdictKind, { readonly icon: IconName; readonly word: string }>> = {
  pass: { icon: 'check', word: 'Pass' },
  fail: { icon: 'cross', word: 'Fail' },
  'not tested': { icon: 'untested', word: 'Not tested' },
};

/** The outcome of a check as an icon and a word; `word` says it more exactly. */
export function Verdict({ kind, word }: { readonly kind: VerdictKind; readonly word?: string }) {
  const { icon, word: plain } = LOOKS[kind];
  return (
    <span
      className={`${styles.verdict} ${kind === 'pass' ? styles.pass : kind === 'fail' ? styles.fail : styles.untested}`}
    >
      <Icon name={icon} />
      {word ?? plain}
    </span>
  );
}
