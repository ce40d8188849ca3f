import { memo } from 'react';
import styles from './k-choice-block.module.css';
import type { OtherVote } from './other-votes.ts';

export interface KDisagreementProps {
  readonly chosen: number;
  readonly others: readonly OtherVote[];
  readonly onChoose: (k: number) => void;
}

/** Which criterion would take which other k; each k is a button that shows it. */
export const KDisagreement = memo(function KDisagreement({ chosen, others, onChoose }: KDisagreementProps) {
  if (others.length === 0)
    return <p className={styles.disagreement}>All criteria would take {chosen} segments.</p>;
  return (
    <p className={styles.disagreement}>
      Not all criteria agree:{' '}
      {others.map(({ k, criteria }, index) => (
        <span key={k}>
          {sentencePart(criteria, index === 0)}{' '}
          <button type="button" onClick={() => onChoose(k)} aria-label={`Show ${k} segments`}>
            {k}
          </button>
          {index === others.length - 1 ? '.' : ', '}
        </span>
      ))}
    </p>
  );
});

function sentencePart(criteria: readonly string[], first: boolean): string {
  const names = criteria.map(insideSentence);
  const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return first ? `${listed} would take` : listed;
}

function insideSentence(criterion: string): string {
  return /^(?:Calinski|Davies)/.test(criterion)
    ? criterion
    : criterion.slice(0, 1).toLowerCase() + criterion.slice(1);
}
