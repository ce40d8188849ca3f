import type { ReactNode } from 'react';
import type { Criterion, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { CategoryMark } from '../charts/category-mark.tsx';
import type { CategoryStyle } from '../charts/category-style.ts';
import { DispositionMark } from '../judgement/disposition-mark.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Panel } from '../parts/panel.tsx';
import { askedText, reachedText } from './criterion-text.ts';
import styles from './verdict-matrix.module.css';

/** Heads of the columns, which have little room; the whole title is beside them in the detail. */
const HEADS: Readonly<Record<string, string>> = {
  'validation.minSize': 'Size',
  'validation.maxShare': 'Share',
  'validation.minTotalClv': 'Total value',
  'validation.minRobustness': 'Robust',
  'validation.minRoi': 'Return',
  'validation.minDimensions': 'Handles',
  'validation.minMeanClv': 'Mean value',
  'validation.minTimeStability': 'Time',
  'validation.minFeatureStability': 'Feature',
  'validation.maxCostRatio': 'Cost share',
};

/** Of the first line of a segment, the rest of which holds the decision with its reason. */
const NAME_COLUMNS = 4;

const LOOKS: Readonly<Record<Criterion['outcome'], { readonly icon: IconName; readonly word: string }>> = {
  pass: { icon: 'check', word: 'pass' },
  fail: { icon: 'cross', word: 'fail' },
  'not tested': { icon: 'untested', word: 'not tested' },
};

/** All segments against all that is asked of them, with what the rules propose and what is decided. */
export function VerdictMatrix({
  verdicts,
  categories,
  selected,
  onSelect,
  detail,
}: {
  readonly verdicts: readonly SegmentVerdict[];
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (segment: number | undefined) => void;
  /** Opens under the selected segment. */
  readonly detail: ReactNode;
}) {
  const criteria = verdicts[0]?.criteria ?? [];
  return (
    <Panel
      title="Verdict on each segment"
      note="Failing a criterion rejects a segment or sends it to review; what is not proved is only monitored. Choose a segment for its margins, and to decide by hand."
    >
      <div className={styles.scroll} role="region" aria-label="Verdicts, scrollable" tabIndex={0}>
        <table className={styles.matrix}>
          <caption className="visually-hidden">
            Verdict on each segment: every criterion with its value and outcome, what the rules propose, what
            is decided, and why
          </caption>
          <thead>
            <tr>
              {criteria.map(({ setting, title, severity }) => (
                <th key={setting} scope="col" data-severity={severity} title={title}>
                  {HEADS[setting] ?? title}
                </th>
              ))}
            </tr>
          </thead>
          {verdicts.map((verdict) => (
            <Row
              key={verdict.segment}
              verdict={verdict}
              style={categories[verdict.segment]}
              selected={selected === verdict.segment}
              onSelect={() => onSelect(selected === verdict.segment ? undefined : verdict.segment)}
              detail={selected === verdict.segment ? detail : undefined}
            />
          ))}
        </table>
      </div>
    </Panel>
  );
}

function Row({
  verdict: { criteria, disposition, proposed, override, reason },
  style,
  selected,
  onSelect,
  detail,
}: {
  readonly verdict: SegmentVerdict;
  readonly style: CategoryStyle | undefined;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly detail: ReactNode;
}) {
  return (
    <tbody className={styles.segment} data-selected={selected || undefined}>
      <tr className={styles.head}>
        <th scope="rowgroup" colSpan={NAME_COLUMNS} className={styles.name}>
          <button type="button" aria-expanded={selected} onClick={onSelect}>
            {style !== undefined && <CategoryMark style={style} />}
            <span>
              {style?.number} {style?.name}
            </span>
            <Icon name="chevron" size={12} />
          </button>
        </th>
        <td colSpan={Math.max(1, criteria.length - NAME_COLUMNS)} className={styles.decision}>
          <span className="visually-hidden">Decision: </span>
          <DispositionMark disposition={disposition} byHand={override !== undefined} />
          <span className={styles.reason}>
            {override !== undefined && `The rules propose ${proposed}. `}
            {reason.text}
          </span>
        </td>
      </tr>
      <tr className={styles.cells}>
        {criteria.map((criterion) => (
          <Cell key={criterion.setting} criterion={criterion} />
        ))}
      </tr>
      {detail !== undefined && (
        <tr>
          <td colSpan={criteria.length} className={styles.detail}>
            {detail}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Cell({ criterion }: { readonly criterion: Criterion }) {
  const { outcome, title, severity, because, setting } = criterion;
  const { icon, word } = LOOKS[outcome];
  const meaning =
    outcome === 'not tested' ? `${title}: ${because}` : `${title}: ${word}, asked ${askedText(criterion)}`;
  return (
    <td
      className={styles.cell}
      data-label={HEADS[setting] ?? title}
      data-outcome={outcome}
      data-severity={severity}
      title={meaning}
    >
      <span className={styles.value}>
        <Icon name={outcome === 'fail' && severity === 'warn' ? 'warning' : icon} size={12} />
        <span className="visually-hidden">{word} </span>
        {outcome === 'not tested' ? '' : shortText(criterion)}
      </span>
    </td>
  );
}

function shortText(criterion: Criterion): string {
  return criterion.unit === 'of 4' ? String(criterion.value) : reachedText(criterion);
}
