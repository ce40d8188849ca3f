import { canonicalJson } from '../../../base/canonical-json.ts';
import { digest } from '../../../base/sha256.ts';
import type { SegmentVerdict } from '../judgement/verdict.ts';
import type { Segmentation } from '../model.ts';
import { robustnessResult, verdictResult } from './verdict-result.ts';

/**
 * SHA-256 over the chosen k, the segment of each customer in the order of the profiles, and robustness and verdict of each
 * segment as the rules propose them: a decision by hand is kept beside the result and does not make it another.
 */
export function resultHash(
  { k, labels }: Pick<Segmentation, 'k' | 'labels'>,
  proposals: readonly SegmentVerdict[],
): string {
  const judged = proposals.map((proposal) => [
    robustnessResult(proposal.robustness),
    verdictResult(proposal),
  ]);
  return digest().text(`k=${k}`).array(labels).text(canonicalJson(judged)).hex();
}
