import type { StageRow } from '../../state/run-state.ts';
import { formatBytes, formatDuration, formatFull, formatNumber, MISSING } from '../parts/format-number.ts';
import { Icon } from '../parts/icon.tsx';
import { metricWords, reasonWords, stageLook } from './stage-words.ts';
import styles from './stage-list.module.css';

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
  const { word, icon } = stageLook(row);
  const running = row.state === 'running';
  const started = row.startedMs;
  const ms = running && started !== undefined ? Math.max(0, elapsed - started) : row.ms;
  const idle = row.state === 'skipped' || row.state === 'queued';
  return (
    <li className={`${styles.item} ${styles[row.state] ?? ''}`}>
      <details>
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
        <StageDetails row={row} />
      </details>
    </li>
  );
}

function StageDetails({ row }: { readonly row: StageRow }) {
  const metrics = Object.entries(row.metrics);
  return (
    <div className={styles.details}>
      <p>{row.about}</p>
      {row.note !== '' && row.state === 'running' && <p>{row.note}</p>}
      {row.reason !== undefined && <p className={styles.reason}>{reasonWords(row.reason)}</p>}
      {(metrics.length > 0 || row.bytes > 0) && (
        <dl className={styles.metrics}>
          {metrics.map(([name, value]) => (
            <div key={name}>
              <dt>{metricWords(name)}</dt>
              <dd title={formatFull(value)}>{formatNumber(value)}</dd>
            </div>
          ))}
          {row.bytes > 0 && (
            <div>
              <dt>size of the result</dt>
              <dd>{formatBytes(row.bytes)}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
