import { lazy, Suspense, useState } from 'react';
import type { StageRow } from '../../state/run-state.ts';
import { formatDuration, MISSING } from '../parts/format-number.ts';
import { Icon } from '../parts/icon.tsx';
import { stageLook } from './stage-words.ts';
import styles from './stage-list.module.css';

const StageDetails = lazy(async () => ({ default: (await import('./stage-details.tsx')).StageDetails }));

/** One stage: title, state, time and its bar in the waterfall; opened, what it does and what it found. */
export function StageItem({
  row,
  elapsed,
  scale,
}: {
  readonly row: StageRow;
  readonly elapsed: number;
  readonly scale: number;
}) {
  const [open, setOpen] = useState(false);
  const { word, icon } = stageLook(row);
  const running = row.state === 'running';
  const started = row.startedMs;
  const ms = running && started !== undefined ? Math.max(0, elapsed - started) : row.ms;
  const idle = row.state === 'skipped' || row.state === 'queued';
  return (
    <li className={`${styles.item} ${styles[row.state] ?? ''}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <span className={styles.icon}>
            <Icon name={icon} size={14} />
          </span>
          <span className={styles.name}>{row.title}</span>
          <span className={styles.time}>{idle || ms === undefined ? MISSING : formatDuration(ms)}</span>
          <span className={styles.state}>
            {running && row.fraction > 0 ? `${word}, ${Math.round(100 * row.fraction)}%` : word}
          </span>
          <span className={styles.track} aria-hidden="true">
            {!idle && started !== undefined && ms !== undefined && (
              <span
                className={styles.bar}
                style={{ left: `${(97 * started) / scale}%`, width: `max(2px, ${(100 * ms) / scale}%)` }}
              />
            )}
          </span>
        </summary>
        {open && (
          <Suspense>
            <StageDetails row={row} />
          </Suspense>
        )}
      </details>
    </li>
  );
}
