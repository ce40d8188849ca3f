import { type Gap, kOfGaps } from '../../../kernels/gap-statistic.ts';
import type { KEvidence } from './evidence.ts';

/**
 * The k that each measure of the evidence would take by itself, ties to the smaller; one that was not
 * measured has no vote.
 * Evidence of one k at least. O(k).
 */
export function votesOfEvidence(
  evidence: readonly KEvidence[],
): readonly { readonly criterion: string; readonly k: number }[] {
  const criteria: readonly [string, number | undefined][] = [
    ['Silhouette', highest(evidence, (each) => each.silhouette).k],
    ['Prediction strength', highest(evidence, (each) => each.predictionStrength).k],
    ['Gap to the Gaussian null', kOfMeasuredGaps(evidence.map(({ gaussianGap }) => gaussianGap))],
    ['Gap to the copula null', kOfMeasuredGaps(evidence.map(({ copulaGap }) => copulaGap))],
    ['Sampling stability', highest(evidence, (each) => each.stability).k],
  ];
  return criteria.flatMap(([criterion, k]) => (k === undefined ? [] : [{ criterion, k }]));
}

function highest(evidence: readonly KEvidence[], score: (each: KEvidence) => number): KEvidence {
  return evidence.reduce((best, each) => (score(each) > score(best) ? each : best));
}

function kOfMeasuredGaps(gaps: readonly Gap[]): number | undefined {
  return gaps.every(({ gap }) => gap === gap) ? kOfGaps(gaps) : undefined;
}
