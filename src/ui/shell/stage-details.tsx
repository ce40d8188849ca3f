import type { StageRow } from '../../state/run-state.ts';
import { formatBytes, formatFull, formatNumber } from '../parts/format-number.ts';
import { metricWords, reasonWords } from './stage-reasons.ts';
import styles from './stage-list.module.css';

/** What an opened stage does and what it found. */
export function StageDetails({ row }: { readonly row: StageRow }) {
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
