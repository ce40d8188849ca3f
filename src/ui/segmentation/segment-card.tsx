import { memo, type ReactNode } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatFixed, formatPercent, formatShort } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { contrastWords } from './contrast-words.ts';
import { ruleWords } from './rule-words.ts';
import styles from './segment-card.module.css';

export interface SegmentCardProps {
  readonly segment: Segment;
  readonly style: CategoryStyle;
  readonly selected: boolean;
  readonly onSelect: (id: number | undefined) => void;
}

const SHOWN_CONTRASTS = 4;

/** What there is to know about one segment; pressing its name points it out everywhere. */
export const SegmentCard = memo(function SegmentCard({
  segment,
  style,
  selected,
  onSelect,
}: SegmentCardProps) {
  const { contrasts, rule } = segment;
  return (
    <li
      className={styles.card}
      data-selected={selected || undefined}
      style={{ borderTopColor: style.colour }}
    >
      <h3 className={styles.name}>
        <button
          type="button"
          aria-pressed={selected}
          onClick={() => onSelect(selected ? undefined : segment.id)}
        >
          <CategoryMark style={style} size={16} />
          <span className={styles.number}>{style.number}</span>
          <span>{segment.name}</span>
        </button>
      </h3>
      <dl className={styles.figures}>
        <Figure label="Customers" value={formatCount(segment.size)} note={formatPercent(segment.share)} />
        {segment.revenue === undefined ? undefined : (
          <Figure
            label="Revenue"
            value={formatShort(segment.revenue)}
            note={formatPercent(segment.revenueShare)}
          />
        )}
        {segment.revenue === undefined ? undefined : (
          <Figure
            label="Order value"
            value={
              segment.averageOrderValue === undefined ? (
                <Missing reason="no purchases" />
              ) : (
                formatShort(segment.averageOrderValue)
              )
            }
          />
        )}
        <Figure label="Silhouette" value={formatFixed(segment.silhouette, 2)} />
      </dl>
      {contrasts.length === 0 ? (
        <p className={styles.quiet}>
          No contrast reaches the threshold: these customers are close to the average.
        </p>
      ) : (
        <ul className={styles.contrasts} aria-label="What sets it apart">
          {contrasts.slice(0, SHOWN_CONTRASTS).map((contrast) => {
            const { what, values, effect } = contrastWords(contrast, segment.size);
            return (
              <li key={`${contrast.feature} ${contrast.category ?? ''}`}>
                <span className={styles.what}>{what}</span> {values},{' '}
                <span className={styles.effect}>{effect}</span>
              </li>
            );
          })}
        </ul>
      )}
      {rule.conditions.length === 0 ? undefined : (
        <p className={styles.rule}>
          <span className={styles.quiet}>Rule</span> {ruleWords(rule.conditions)}
          <span className={styles.quiet}>
            {' '}
            · precision {formatPercent(rule.precision)}, recall {formatPercent(rule.recall)}
          </span>
        </p>
      )}
      <p className={styles.stability}>
        <span className={styles.quiet}>Stability</span> <Verdict kind="not tested" />
      </p>
    </li>
  );
});

function Figure({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {note === undefined ? undefined : <span className={styles.note}> {note}</span>}
      </dd>
    </div>
  );
}
