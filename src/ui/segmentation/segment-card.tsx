import { memo, type ReactNode } from 'react';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { formatFixed, formatPercent, formatShort } from '../charts/format-quantity.ts';
import { DispositionMark } from '../judgement/disposition-mark.tsx';
import { TierMark } from '../judgement/tier-mark.tsx';
import { Explained } from '../parts/explained.tsx';
import { formatCount, formatMoney } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { contrastWords } from './contrast-words.ts';
import { SegmentTitle } from './editing/segment-title.tsx';
import { ruleWords } from './rule-words.ts';
import styles from './segment-card.module.css';
import { SegmentExplanation } from './segment-explanation.tsx';

export interface SegmentCardProps {
  readonly segment: Segment;
  readonly style: CategoryStyle;
  readonly selected: boolean;
  readonly onSelect: (id: number | undefined) => void;
  readonly onEdit: (id: number) => void;
  readonly findings: Findings | undefined;
  readonly verdict: SegmentVerdict | undefined;
  /** Tests of the segments are still to come in this run. */
  readonly testing: boolean;
}

const SHOWN_CONTRASTS = 4;

/** What there is to know about one segment; pressing its name points it out everywhere. */
export const SegmentCard = memo(function SegmentCard({
  segment,
  style,
  selected,
  onSelect,
  onEdit,
  findings,
  verdict,
  testing,
}: SegmentCardProps) {
  const { contrasts, rule, byHand } = segment;
  const { description, sources = [] } = byHand ?? {};
  const merged = sources.length > 1;
  return (
    <li
      className={styles.card}
      data-selected={selected || undefined}
      style={{ borderTopColor: style.colour }}
    >
      <h3 className={styles.name}>
        <SegmentTitle
          segment={segment}
          style={style}
          selected={selected}
          onSelect={onSelect}
          onEdit={onEdit}
        />
      </h3>
      {description !== undefined && (
        <p className={styles.description}>
          <bdi>{description}</bdi>
        </p>
      )}
      {merged && <p className={styles.quiet}>Merged by hand from {sources.length} segments of the run.</p>}
      <Marks verdict={verdict} testing={testing} />
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
        {findings?.value === undefined || segment.revenue === undefined ? undefined : (
          <Figure
            label={`Value, ${findings.value.horizonMonths} mo`}
            value={
              verdict?.meanClv === undefined ? (
                <Missing reason={verdict?.economics.because ?? 'not known'} />
              ) : (
                <span title={`${formatMoney(verdict.meanClv)} expected of each customer, discounted`}>
                  {formatShort(verdict.meanClv)}
                </span>
              )
            }
            {...(verdict?.meanClv !== undefined && { note: 'mean' })}
          />
        )}
        <Figure
          label="Silhouette"
          value={
            Number.isNaN(segment.silhouette) ? (
              <Missing reason="not measured after merging" />
            ) : (
              formatFixed(segment.silhouette, 2)
            )
          }
        />
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
            · precision {formatPercent(rule.precision)},{' '}
            <span className={styles.together}>
              recall {formatPercent(rule.recall)}
              <Explained title="precision and recall" />
            </span>
          </span>
        </p>
      )}
      {verdict === undefined || findings === undefined ? undefined : (
        <SegmentExplanation verdict={verdict} findings={findings} />
      )}
    </li>
  );
});

/** How stable the segment is and what to do with it, as far as it is known. */
function Marks({
  verdict,
  testing,
}: {
  readonly verdict: SegmentVerdict | undefined;
  readonly testing: boolean;
}) {
  if (verdict === undefined) return undefined;
  const { robustness, disposition, reason, override } = verdict;
  const worst = robustness.parts.find(({ name }) => name === robustness.worst);
  const why =
    worst === undefined
      ? (robustness.parts[0]?.because ?? 'No test of stability was done')
      : `In its worst test: ${worst.title}`;
  return (
    <p className={styles.marks}>
      <span title={why}>
        <span className="visually-hidden">Stability: </span>
        <TierMark tier={robustness.tier} />
      </span>
      <span title={reason.text}>
        <span className="visually-hidden">Verdict: </span>
        <DispositionMark disposition={disposition} byHand={override !== undefined} />
      </span>
      {testing && <span className={styles.quiet}>so far; tests go on</span>}
    </p>
  );
}

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
