import type { KChoice } from '../../pipelines/segmentation/model.ts';

/** The page's answer: how many segments there are, whether that is structure, and why. */
export interface Headline {
  /** Goes on with the words for the structure. */
  readonly answer: string;
  readonly structure: KChoice['structure'];
  readonly evidence: string;
}

/** Says what is shown and what is recommended, which may be another k. */
export function headline(
  { chosen, structure, reason }: Pick<KChoice, 'chosen' | 'structure' | 'reason'>,
  shownK: number,
): Headline {
  const segments = `${shownK} segments`;
  const answer = shownK === chosen ? segments : `${segments} shown, ${chosen} recommended`;
  return { answer, structure, evidence: reason };
}
