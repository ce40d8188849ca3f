import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './stale-block.module.css';

/** Results that may be out of date: then dimmed, under a line that says why. */
export function StaleBlock({
  why,
  children,
}: {
  readonly why: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.block}>
      {why !== undefined && (
        <p className={styles.why}>
          <Icon name="stale" />
          {why}
        </p>
      )}
      <div className={why === undefined ? styles.body : `${styles.body} ${styles.dimmed}`}>{children}</div>
    </div>
  );
}
