import type { KChoice, Vote } from '../../pipelines/segmentation/model.ts';

/** A k that some criteria would take instead of the chosen one. */
export interface OtherVote {
  readonly k: number;
  readonly criteria: readonly string[];
}

/** What single criteria would take where it is another k than the chosen one, by k; a criterion votes once. */
export function otherVotes({
  chosen,
  votes,
  disagreement,
}: Pick<KChoice, 'chosen' | 'votes' | 'disagreement'>): readonly OtherVote[] {
  const byCriterion = new Map<string, number>();
  for (const { criterion, k } of [...disagreement, ...votes] satisfies Vote[]) {
    if (!byCriterion.has(criterion)) byCriterion.set(criterion, k);
  }
  const others = [...byCriterion].filter(([, k]) => k !== chosen);
  return [...new Set(others.map(([, k]) => k))]
    .toSorted((a, b) => a - b)
    .map((k) => ({ k, criteria: others.flatMap(([criterion, of]) => (of === k ? [criterion] : [])) }));
}
