import { useId, type ReactNode, type Ref } from 'react';
import { Explained } from './explained.tsx';
import styles from './panel.module.css';

/** A titled block of a page. `aside` stands at the right of the title; through `heading` the focus can be put on the title. */
export function Panel({
  title,
  note,
  aside,
  heading,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly heading?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <div className={styles.title}>
          <h2 id={id} {...(heading === undefined ? {} : { ref: heading, tabIndex: -1 })}>
            {title}
          </h2>
          <Explained title={title} />
        </div>
        {aside}
      </header>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}
