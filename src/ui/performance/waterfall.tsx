import type { StageRow } from '../../state/run-state.ts';
import { formatBytes, formatDuration, MISSING } from '../parts/format-number.ts';
import { STAGE_WORDS } from '../shell/stage-words.ts';
import styles from './performance.module.css';

/** The stages over the time of the run, with the size of what each made. */
export function Waterfall({ rows }: { readonly rows: readonly StageRow[] }) {
  const scale = Math.max(1, ...rows.map((row) => (row.startedMs ?? 0) + (row.ms ?? 0)));
  return (
    <div className={styles.scroll} role="group" aria-label="Time by stage" tabIndex={0}>
      <table className={styles.waterfall}>
        <caption className="visually-hidden">Time by stage, with state and size of the result</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">State</th>
            <th scope="col" className={styles.right}>
              Time
            </th>
            <th scope="col" className={styles.right}>
              Size
            </th>
            <th scope="col" className={styles.axis}>
              <span>0</span>
              <span>{formatDuration(scale)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.title}</th>
              <td>{STAGE_WORDS[row.state].word}</td>
              <td className={styles.right}>{row.state === 'skipped' ? MISSING : formatDuration(row.ms)}</td>
              <td className={styles.right}>{row.bytes === 0 ? MISSING : formatBytes(row.bytes)}</td>
              <td className={styles.lane}>
                {row.startedMs !== undefined && row.ms !== undefined && row.state !== 'skipped' && (
                  <span
                    className={styles.bar}
                    style={{
                      left: `${(99 * row.startedMs) / scale}%`,
                      width: `max(2px, ${(100 * row.ms) / scale}%)`,
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
