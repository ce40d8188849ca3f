import type { ReactNode } from 'react';
import styles from './page-frame.module.css';

/** A page: its answer in one sentence, then its blocks. `stale` says what changed since the results below were made. */
export function PageFrame({
  title,
  lead,
  stale,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly stale?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </header>
      {stale !== undefined && <p className={styles.stale}>{stale}</p>}
      <div className={stale === undefined ? styles.body : `${styles.body} ${styles.dimmed}`}>{children}</div>
    </div>
  );
}
