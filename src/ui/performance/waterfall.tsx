import type { StageRow } from '../../state/run-state.ts';
import { formatBytes, formatDuration, formatShare, MISSING } from '../parts/format-number.ts';
import { STAGE_WORDS } from '../shell/stage-words.ts';
import { workerShares } from './worker-shares.ts';
import styles from './performance.module.css';

/** The stages over the time of the run, with the size of what each made and how busy it kept each worker. */
export function Waterfall({ rows }: { readonly rows: readonly StageRow[] }) {
  const scale = Math.max(1, ...rows.map((row) => (row.startedMs ?? 0) + (row.ms ?? 0)));
  return (
    <div className={styles.scroll} role="group" aria-label="Time by stage" tabIndex={0}>
      <table className={styles.waterfall}>
        <caption className="visually-hidden">
          Time by stage, with state, size of the result and share of the time that workers were busy
        </caption>
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
            <th scope="col" className={styles.right}>
              Workers busy
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
              <td>{STAGE_WORDS[row.settled === 'skipped' ? 'skipped' : row.state].word}</td>
              <td className={styles.right}>{row.settled === 'skipped' ? MISSING : formatDuration(row.ms)}</td>
              <td className={styles.right}>{row.bytes === 0 ? MISSING : formatBytes(row.bytes)}</td>
              <td className={styles.right}>{sharesText(row)}</td>
              <td className={styles.lane}>
                {row.startedMs !== undefined && row.ms !== undefined && row.settled !== 'skipped' && (
                  <span
                    className={styles.bar}
                    style={{
                      left: `${(99 * row.startedMs) / scale}%`,
                      width: `max(2px, ${(100 * row.ms) / scale}%)`,
                    }}
                  >
                    {workerShares(row).map((share, worker) => (
                      <span key={worker} className={styles.busy} style={{ width: `${100 * share}%` }} />
                    ))}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sharesText(row: StageRow): string {
  const shares = workerShares(row);
  if (shares.length === 0) return MISSING;
  const least = Math.min(...shares);
  const most = Math.max(...shares);
  const isOne = shares.length === 1 || Math.round(100 * least) === Math.round(100 * most);
  return isOne ? percent(most) : `${percent(least)}–${percent(most)}`;
}

function percent(share: number): string {
  return formatShare(Math.round(100 * share) / 100);
}
