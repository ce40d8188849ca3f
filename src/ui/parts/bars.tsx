import { useId } from 'react';
import { formatCount } from './format-number.ts';
import { PlainTable } from './plain-table.tsx';
import styles from './bars.module.css';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

const MOST_APART = 100;

/** Counts over consecutive steps as bars from zero, with their table twin. `title` says the quantity and its unit. */
export function Bars({
  title,
  step,
  bars,
}: {
  readonly title: string;
  readonly step: string;
  readonly bars: readonly Bar[];
}) {
  const id = useId();
  const most = bars.reduce((max, bar) => Math.max(max, bar.value), 0);
  const peak = bars.find((bar) => bar.value === most);
  if (peak === undefined) return undefined;
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {title}
      </figcaption>
      <div
        className={styles.plot}
        role="img"
        aria-label={`${bars.length} bars; the highest is ${formatCount(most)} at ${peak.label}`}
      >
        <span className={styles.most}>{formatCount(most)}</span>
        <div className={styles.bars} style={{ gap: bars.length > MOST_APART ? 0 : 1 }}>
          {bars.map((bar) => (
            <div key={bar.label} className={styles.slot} title={`${bar.label}: ${formatCount(bar.value)}`}>
              <div
                className={styles.bar}
                style={{ height: `${most === 0 ? 0 : (100 * bar.value) / most}%` }}
              />
            </div>
          ))}
        </div>
        <span className={styles.zero}>0</span>
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <details className={styles.twin}>
        <summary>Show as table</summary>
        <PlainTable
          caption={title}
          columns={[
            { title: step, cell: (bar) => bar.label },
            { title: 'Count', align: 'right', cell: (bar) => formatCount(bar.value) },
          ]}
          rows={bars}
          rowKey={(bar) => bar.label}
          maxHeight={240}
        />
      </details>
    </figure>
  );
}
