import { memo, useMemo, type CSSProperties } from 'react';
import { categoryShares } from '../../pipelines/segmentation/figures/group-distributions.ts';
import type { ProfilesView } from '../../pipelines/segmentation/views.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import { ChartNote } from '../charts/chart-controls.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatPercent } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import styles from './category-distribution.module.css';
import type { DistributionProps } from './distribution-props.ts';

const MOST = 12;

/** The shares of categories in each segment, as bars with the share of all customers as a tick. */
export const CategoryDistribution = memo(function CategoryDistribution(
  props: DistributionProps & { readonly category: ProfilesView['categories'][number] },
) {
  const { category, segmentation, categories, mask, selected, onSelect, control } = props;
  const { segments, labels } = segmentation;
  const { codes, names, title } = category;
  const all = useMemo(
    () => categoryShares(codes, names.length, { groupOf: () => 0, groups: 1 })[0]!,
    [codes, names.length],
  );
  const ofSegments = useMemo(
    () => categoryShares(codes, names.length, { groupOf: (row) => labels[row]!, groups: segments.length }),
    [codes, names.length, labels, segments.length],
  );
  const ofSelection = useMemo(
    () =>
      mask === undefined
        ? undefined
        : categoryShares(codes, names.length, { groupOf: (row) => 1 - mask[row]!, groups: 1 })[0],
    [codes, names.length, mask],
  );
  const shown = useMemo(
    () => [...names.keys()].toSorted((a, b) => all.shares[b]! - all.shares[a]! || a - b).slice(0, MOST),
    [names, all],
  );
  const longest = Math.max(
    0.01,
    ...[all, ...ofSegments].flatMap(({ shares }) => [...shares].filter(Number.isFinite)),
  );
  const bar = (share: number) => (
    <span className={styles.cell}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${(100 * (share || 0)) / longest}%` }} />
      </span>
      {formatPercent(share)}
    </span>
  );
  return (
    <ChartFrame
      title={`${title} by segment (share of the customers whose ${title.toLowerCase()} is known)`}
      subtitle={names.length > MOST ? `the ${MOST} most frequent of ${formatCount(names.length)}` : undefined}
      howToRead="Each row is a category and each column a segment: the bar is the share of the segment’s customers in that category, and the thin tick that of all customers. A bar that passes the tick means the category is more frequent there."
      drawing="table"
      fileName={`strata-distribution-${category.name}`}
      above={control}
      below={
        all.unknown === 0 ? undefined : (
          <ChartNote>Not known of {formatCount(all.unknown)} customers, who are left out.</ChartNote>
        )
      }
    >
      <div className={styles.region} role="region" aria-label={`${title} by segment`} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">{title} by segment</caption>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">All</th>
              {categories.map((style) => (
                <th key={style.index} scope="col" data-selected={selected === style.index || undefined}>
                  <button
                    type="button"
                    aria-pressed={selected === style.index}
                    aria-label={`${style.number} ${style.name}`}
                    title={style.name}
                    onClick={() => onSelect(selected === style.index ? undefined : style.index)}
                  >
                    <CategoryMark style={style} /> {style.number}
                  </button>
                </th>
              ))}
              {ofSelection === undefined ? undefined : <th scope="col">Selection</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((code) => {
              const reference = `${(100 * all.shares[code]!) / longest}%`;
              return (
                <tr key={code} style={{ '--reference': reference } as CSSProperties}>
                  <th scope="row">{names[code]}</th>
                  <td>{bar(all.shares[code]!)}</td>
                  {ofSegments.map(({ shares }, index) => (
                    <td
                      key={categories[index]?.index}
                      style={{ '--colour': categories[index]?.colour } as CSSProperties}
                    >
                      {bar(shares[code]!)}
                    </td>
                  ))}
                  {ofSelection === undefined ? undefined : <td>{bar(ofSelection.shares[code]!)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </ChartFrame>
  );
});
