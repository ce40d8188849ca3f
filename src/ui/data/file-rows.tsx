import type { ReactNode } from 'react';
import styles from './file-rows.module.css';

/** A scrolled frame around rows of a file: headings that stay, and the rows as `<tr>`s. */
export function FileRows({
  caption,
  headings,
  children,
}: {
  readonly caption: string;
  /** The `<th>`s of the columns. */
  readonly headings: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.frame} role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>{headings}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A column's name between what it stands for and what it holds. */
export function ColumnHeading({
  name,
  roles,
  kind,
  isLow = false,
}: {
  readonly name: string;
  readonly roles: readonly string[];
  readonly kind: string;
  /** Points out what it holds. */
  readonly isLow?: boolean;
}) {
  return (
    <th scope="col">
      <span className={styles.played}>{roles.join(', ') || '\u00a0'}</span>
      {name}
      <span className={isLow ? `${styles.kind} ${styles.low}` : styles.kind}>{kind}</span>
    </th>
  );
}
