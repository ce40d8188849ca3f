import { type CSSProperties, useMemo } from 'react';
import { rfmCross, type RfmCross } from '../../pipelines/segmentation/judgement/rfm-cross.ts';
import type { Segmentation } from '../../pipelines/segmentation/model.ts';
import type { Rfm } from '../../pipelines/segmentation/rfm/artifacts.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatCount, formatShare } from '../parts/format-number.ts';
import styles from './rfm.module.css';

/** How the segments that analysts know from RFM share their customers with the segments found in the data. */
export function RfmPanel({
  rfm,
  segmentation,
  categories,
}: {
  readonly rfm: Rfm;
  readonly segmentation: Segmentation;
  readonly categories: readonly CategoryStyle[];
}) {
  const cross = useMemo(() => rfmCross(rfm, segmentation), [rfm, segmentation]);
  return (
    <ChartFrame
      title="RFM segments against the segments found (customers)"
      subtitle={`quintiles of recency, frequency and monetary value on ${rfm.day}, named as the R package rfm does; the stronger the colour, the greater the share of the segment in the column`}
      howToRead="Each customer stands once: in the row of its RFM segment and the column of the segment found in the data. A column with one strong cell is a segment that RFM already knew; a column spread over many rows tells customers apart by something else than purchases."
      drawing="table"
      fileName="strata-rfm"
    >
      <CrossTable cross={cross} categories={categories} />
    </ChartFrame>
  );
}

function CrossTable({
  cross: { names, counts, segments, nameTotals, segmentTotals },
  categories,
}: {
  readonly cross: RfmCross;
  readonly categories: readonly CategoryStyle[];
}) {
  const all = segmentTotals.reduce((sum, count) => sum + count, 0);
  const columns = categories.slice(0, segments);
  const caption = 'Customers by RFM segment and by segment found in the data';
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.cross}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              RFM segment
            </th>
            {columns.map((style) => (
              <th key={style.index} scope="col" title={style.name}>
                <span className={styles.head}>
                  <CategoryMark style={style} />
                  {style.number}
                  <span className="visually-hidden"> {style.name}</span>
                </span>
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={name}>
              <th scope="row" className={styles.name}>
                {name}
              </th>
              {columns.map((style) => {
                const count = counts[row * segments + style.index] ?? 0;
                const share = count / Math.max(1, segmentTotals[style.index] ?? 0);
                return (
                  <td
                    key={style.index}
                    className={styles.cell}
                    style={{ '--strength': `${Math.round(45 * share)}%` } as CSSProperties}
                    title={`${formatCount(count)} customers: ${formatShare(share)} of ${style.number} ${style.name} are ${name}`}
                  >
                    {count === 0 ? '·' : formatCount(count)}
                  </td>
                );
              })}
              <td className={styles.sum}>{formatCount(nameTotals[row])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.name}>
              All
            </th>
            {columns.map((style) => (
              <td key={style.index} className={styles.sum}>
                {formatCount(segmentTotals[style.index])}
              </td>
            ))}
            <td className={styles.sum}>{formatCount(all)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
