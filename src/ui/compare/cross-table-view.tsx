import type { RunComparison } from '../../pipelines/segmentation/comparison/compare-runs.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { SegmentName } from '../segment-name.tsx';
import styles from './compare.module.css';

/** The cross table with the share of each row in the ground of its cells. */
export function CrossTableView({
  comparison: { counts, matchOf },
  from,
  to,
}: {
  readonly comparison: Pick<RunComparison, 'counts' | 'matchOf'>;
  readonly from: readonly CategoryStyle[];
  readonly to: readonly CategoryStyle[];
}) {
  const lines = from.map((segment, row) => {
    const line = Array.from(counts.subarray(row * to.length, (row + 1) * to.length));
    return { segment, row, line, total: line.reduce((sum, count) => sum + count, 0) };
  });
  return (
    <div className={styles.scroll} role="group" aria-label="Customers by both segmentations" tabIndex={0}>
      <table className={styles.cross}>
        <caption className="visually-hidden">
          Customers by segment of the first and of the second segmentation
        </caption>
        <thead>
          <tr>
            <th scope="col">Segment</th>
            <th scope="col">Customers</th>
            {to.map(({ name }, column) => (
              <th key={`${column} ${name}`} scope="col" title={name}>
                {column + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ segment, row, line, total }) => (
            <tr key={`${row} ${segment.name}`}>
              <th scope="row" className={styles.name}>
                <SegmentName id={row} name={segment.name} style={segment} />
              </th>
              <td>{formatCount(total)}</td>
              {line.map((count, column) => {
                const share = total === 0 ? 0 : count / total;
                const name = to[column]?.name ?? '';
                return (
                  <td
                    key={`${column} ${name}`}
                    className={matchOf[row] === column ? styles.main : undefined}
                    title={`${formatCount(count)} of ${formatCount(total)} (${formatShare(share)}) are in ${name}`}
                  >
                    <span className={styles.fill} style={{ width: `${100 * share}%` }} aria-hidden="true" />
                    {count === 0 ? '·' : formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
