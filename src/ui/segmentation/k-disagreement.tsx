import { memo } from 'react';
import styles from './k-choice-block.module.css';
import type { OtherVote } from './other-votes.ts';

export interface KDisagreementProps {
  readonly chosen: number;
  readonly agreeing: readonly string[];
  readonly others: readonly OtherVote[];
  readonly onChoose: (k: number) => void;
}

/** Which criteria would take the chosen k, and which another; each other k is a button that shows it. */
export const KDisagreement = memo(function KDisagreement(props: KDisagreementProps) {
  const { chosen, agreeing, others, onChoose } = props;
  if (others.length === 0)
    return <p className={styles.disagreement}>All criteria would take {chosen} segments.</p>;
  return (
    <p className={styles.disagreement}>
      Not all criteria agree:{' '}
      {agreeing.length === 0
        ? `none by itself would take ${chosen}; `
        : `${listed(agreeing)} would take ${chosen}, `}
      {others.map(({ k, criteria }, index) => (
        <span key={k}>
          {sentencePart(criteria, index === 0 && agreeing.length === 0)}{' '}
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
  return first ? `${listed(criteria)} would take` : listed(criteria);
}

function listed(criteria: readonly string[]): string {
  const names = criteria.map(insideSentence);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function insideSentence(criterion: string): string {
  return /^(?:Calinski|Davies)/.test(criterion)
    ? criterion
    : criterion.slice(0, 1).toLowerCase() + criterion.slice(1);
}
