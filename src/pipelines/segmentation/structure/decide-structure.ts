import { assert } from '../../../base/assert.ts';
import { fixedNumber } from '../../../base/number-text.ts';
import type { KEvidence, NullBand } from './evidence.ts';
import { votesOfEvidence } from './evidence-votes.ts';
import { STRUCTURE_THRESHOLDS as at } from './thresholds.ts';

/** Whether the data have clusters, which k to take, and why. */
export interface StructureDecision {
  readonly structure: 'clear' | 'weak' | 'none';
  readonly k: number;
  /** One sentence with its numbers. */
  readonly reason: string;
  /** What single criteria would take where that is another k; empty when all agree. */
  readonly disagreement: readonly { readonly criterion: string; readonly k: number }[];
}

/**
 * The rule. A k is *supported* if its clusters come back in the other half of the data (prediction
 * strength), if they are tighter than those of one Gaussian cloud with the same covariance, and if the
 * two closest are parted by a gap (dip test, strict), or by the hint of one where they are tighter than
 * those of one cloud with the same marginals and rank correlations too. `clear`: some k is supported; of those whose prediction
 * strength is near the best, the greatest k whose silhouette is within a standard error of the best.
 * `weak`: none is, but some k beats both clouds, is not unstable in subsamples, and either is found again there
 * clearly better than its like in the copula cloud or comes back in the other half. `none`: not even that; the k
 * is the one of highest silhouette, for show.
 * Evidence of one k at least. O(k).
 */
export function decideStructure(evidence: readonly KEvidence[]): StructureDecision {
  assert(evidence.length > 0, 'structure is judged by one k at least');
  const supported = evidence.filter(isSupported);
  if (supported.length > 0) {
    const chosen = chooseSupported(supported);
    return decision('clear', chosen, reasonForClear(chosen), evidence);
  }
  const tighter = evidence.filter(isConvenient);
  if (tighter.length > 0) {
    const chosen = withinOneError(tighter);
    return decision('weak', chosen, reasonForWeak(chosen, evidence), evidence);
  }
  const chosen = highest(evidence, (each) => each.silhouette);
  return decision('none', chosen, reasonForNone(chosen, evidence), evidence);
}

function isSupported(each: KEvidence): boolean {
  const tighter = exceeds(each.silhouette, each.copulaBand);
  return (
    isPredicted(each) &&
    exceeds(each.silhouette, each.gaussianBand) &&
    each.dipPValue <= (tighter ? at.hintPValue : at.gapPValue)
  );
}

function isConvenient(each: KEvidence): boolean {
  return (
    exceeds(each.silhouette, each.gaussianBand) &&
    exceeds(each.silhouette, each.copulaBand) &&
    each.stability >= at.stability &&
    (each.stability > each.stabilityBand.mean + at.stabilityMargin * each.stabilityBand.sd ||
      isPredicted(each))
  );
}

function isPredicted({ predictionStrength, predictionStrengthSe }: KEvidence): boolean {
  return predictionStrength + predictionStrengthSe >= at.predictionStrength;
}

/** Above the 95 % quantile of the copies and by some of their standard deviations above their mean. */
function exceeds(silhouette: number, band: NullBand): boolean {
  return silhouette > greatest(band);
}

function greatest({ mean, sd, p95 }: NullBand): number {
  return Math.max(p95, mean + at.nullMargin * sd);
}

function chooseSupported(supported: readonly KEvidence[]): KEvidence {
  const strongest = highest(supported, (each) => each.predictionStrength).predictionStrength;
  return withinOneError(supported.filter((each) => each.predictionStrength >= strongest - at.strengthSlack));
}

function withinOneError(candidates: readonly KEvidence[]): KEvidence {
  const best = highest(candidates, (each) => each.silhouette);
  const close = candidates.filter((each) => each.silhouette >= best.silhouette - best.silhouetteSe);
  return highest(close, (each) => each.k);
}

function highest(candidates: readonly KEvidence[], score: (each: KEvidence) => number): KEvidence {
  return candidates.reduce((best, each) => (score(each) > score(best) ? each : best));
}

function decision(
  structure: StructureDecision['structure'],
  chosen: KEvidence,
  reason: string,
  evidence: readonly KEvidence[],
): StructureDecision {
  const disagreement = votesOfEvidence(evidence).filter(({ k }) => k !== chosen.k);
  return { structure, k: chosen.k, reason, disagreement };
}

function reasonForClear(chosen: KEvidence): string {
  const { k, silhouette, gaussianBand, copulaBand, dipPValue } = chosen;
  const tighter = exceeds(silhouette, copulaBand);
  const p = dipPValue <= 0.0005 ? 'p ≤ 0.0005' : `p = ${shown(dipPValue)}`;
  return (
    `k = ${k}: the segments come back in the other half of the customers (prediction strength ` +
    `${shown(chosen.predictionStrength)} ± ${shown(chosen.predictionStrengthSe)}, from ${at.predictionStrength} on), their silhouette ${shown(silhouette)} ` +
    `exceeds the ${shown(gaussianBand.p95)} of data without segments` +
    `${tighter ? ` (${shown(copulaBand.p95)} with the same marginals)` : ''}, ` +
    `and a gap parts the two closest (dip test, ${p}).`
  );
}

function reasonForWeak(chosen: KEvidence, evidence: readonly KEvidence[]): string {
  const best = highest(evidence, (each) => each.predictionStrength);
  const reached = isPredicted(best);
  const strength = reached
    ? `prediction strength reaches ${shown(best.predictionStrength)} at k = ${best.k}, but the other tests fail there`
    : `prediction strength is at most ${shown(best.predictionStrength)}, at k = ${best.k}; clear segments have ${at.predictionStrength}`;
  return (
    `No k passes every test (${strength}), but at k = ${chosen.k} the silhouette ${shown(chosen.silhouette)} exceeds ` +
    `data without segments (${shown(chosen.gaussianBand.p95)} and ${shown(chosen.copulaBand.p95)}) and subsamples agree ` +
    `(${shown(chosen.stability)}).`
  );
}

function reasonForNone(chosen: KEvidence, evidence: readonly KEvidence[]): string {
  const best = highest(evidence, (each) => each.predictionStrength);
  const { k, silhouette, gaussianBand, copulaBand, stability, stabilityBand } = chosen;
  const tighter = exceeds(silhouette, gaussianBand) && exceeds(silhouette, copulaBand);
  const found = tighter
    ? `at k = ${k} the silhouette ${shown(silhouette)} exceeds theirs (${shown(gaussianBand.p95)} and ${shown(copulaBand.p95)}), but ` +
      (stability < at.stability
        ? `subsamples agree at ${shown(stability)} only, and ${at.stability} is asked`
        : `subsamples agree at ${shown(stability)}, not clearly more than the ${shown(stabilityBand.mean)} ± ${shown(stabilityBand.sd)} of such data`)
    : `the best silhouette is ${shown(silhouette)} at k = ${k}, where such data have up to ` +
      shown(Math.max(greatest(gaussianBand), greatest(copulaBand)));
  return (
    `No k stands out from data without segments: ${found}, and prediction strength is ` +
    `at most ${shown(best.predictionStrength)} (k = ${best.k}).`
  );
}

function shown(value: number): string {
  return fixedNumber(value, Math.abs(value) < 0.01 ? 3 : 2);
}
