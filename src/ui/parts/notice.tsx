import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'warning' | 'danger' | 'good';

const ICONS: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  warning: 'warning',
  danger: 'warning',
  good: 'check',
};

/** A sentence with its cause, its remedy and a button that does it. */
export function Notice({
  tone = 'info',
  title,
  children,
  actions,
  live = false,
}: {
  readonly tone?: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean;
}) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={live ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.body}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
