import type { Segment } from '../../pipelines/segmentation/model.ts';
import { formatCount, formatShare } from '../parts/format-number.ts';
import type { CrossTable } from './cross-table.ts';
import { SegmentName } from '../segment-name.tsx';
import styles from './compare.module.css';

/** The cross table with the share of each row in the ground of its cells. */
export function CrossTableView({
  table,
  from,
  to,
}: {
  readonly table: CrossTable;
  readonly from: readonly Segment[];
  readonly to: readonly Segment[];
}) {
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
            {to.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                {id + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from.map((segment) => (
            <tr key={segment.id}>
              <th scope="row" className={styles.name}>
                <SegmentName id={segment.id} name={segment.name} />
              </th>
              <td>{formatCount(segment.size)}</td>
              {to.map(({ id, name }) => {
                const count = table.counts[segment.id * table.columns + id] ?? 0;
                const share = segment.size === 0 ? 0 : count / segment.size;
                const main = table.mainTarget[segment.id] === id && count > 0;
                return (
                  <td
                    key={id}
                    className={main ? styles.main : undefined}
                    title={`${formatCount(count)} of ${formatCount(segment.size)} (${formatShare(share)}) are in ${name}`}
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
