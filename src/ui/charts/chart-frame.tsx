import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { Explained } from '../parts/explained.tsx';
import styles from './chart-frame.module.css';
import type { DataTableContent } from './data-table.tsx';
import { DataTable } from './data-table.tsx';
import { ImageButtons } from './image-buttons.tsx';

export interface ChartFrameProps {
  /** The quantity with its unit, or the finding. */
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Two sentences, or a list of them. */
  readonly howToRead: ReactNode;
  /** The twin, or what makes it when it is asked for; without one the drawing is a table itself. */
  readonly table?: DataTableContent | (() => DataTableContent) | undefined;
  /** What the children are made of, and so which images can be saved. */
  readonly drawing: 'svg' | 'canvas' | 'table';
  readonly fileName: string;
  /** A control that belongs to the chart, between its title and the drawing. */
  readonly above?: ReactNode;
  /** Words or a legend under the drawing; they stay when the table is shown. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** What every chart has around it: title, table twin, how to read it, and its images. */
export function ChartFrame({
  title,
  subtitle,
  howToRead,
  table,
  drawing,
  fileName,
  above,
  below,
  children,
}: ChartFrameProps) {
  const titleId = useId();
  const helpId = useId();
  const area = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const showsTable = asTable && table !== undefined;

  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <figcaption className={styles.caption}>
        <h2 id={titleId}>{title}</h2>
        <Explained title={title} />
        {subtitle === undefined ? undefined : <div className={styles.subtitle}>{subtitle}</div>}
      </figcaption>
      {above}
      <div className={styles.area} ref={area}>
        {showsTable ? <DataTable content={typeof table === 'function' ? table() : table} /> : children}
      </div>
      {below}
      {helpOpen ? (
        <div className={styles.help} id={helpId}>
          {typeof howToRead === 'string' ? <p>{howToRead}</p> : howToRead}
        </div>
      ) : undefined}
      <div className={styles.actions}>
        {table === undefined ? undefined : (
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Show as table
          </button>
        )}
        <button
          type="button"
          aria-expanded={helpOpen}
          aria-controls={helpOpen ? helpId : undefined}
          onClick={() => setHelpOpen(!helpOpen)}
        >
          How to read this
        </button>
        {showsTable || drawing === 'table' ? undefined : (
          <ImageButtons area={area} drawing={drawing} title={title} fileName={fileName} />
        )}
      </div>
    </figure>
  );
}
