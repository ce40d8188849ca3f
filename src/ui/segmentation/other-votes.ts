import type { KChoice, Vote } from '../../pipelines/segmentation/choice/artifacts.ts';

/** A k that some criteria would take instead of the chosen one. */
export interface OtherVote {
  readonly k: number;
  readonly criteria: readonly string[];
}

/** What single criteria would take where it is another k than the chosen one, by k; a criterion votes once. */
export function otherVotes(choice: Pick<KChoice, 'chosen' | 'votes' | 'disagreement'>): readonly OtherVote[] {
  const others = [...votesByCriterion(choice)].filter(([, k]) => k !== choice.chosen);
  return [...new Set(others.map(([, k]) => k))]
    .toSorted((a, b) => a - b)
    .map((k) => ({ k, criteria: others.flatMap(([criterion, of]) => (of === k ? [criterion] : [])) }));
}

/** The criteria that would take the chosen k too. */
export function agreeingCriteria(
  choice: Pick<KChoice, 'chosen' | 'votes' | 'disagreement'>,
): readonly string[] {
  return [...votesByCriterion(choice)].flatMap(([criterion, k]) => (k === choice.chosen ? [criterion] : []));
}

function votesByCriterion({
  votes,
  disagreement,
}: Pick<KChoice, 'votes' | 'disagreement'>): ReadonlyMap<string, number> {
  const byCriterion = new Map<string, number>();
  for (const { criterion, k } of [...disagreement, ...votes] satisfies Vote[]) {
    if (!byCriterion.has(criterion)) byCriterion.set(criterion, k);
  }
  return byCriterion;
}
