import type { SegmentationConfig } from '../config.ts';
import type { Findings } from '../judgement/findings.ts';
import { judgeSegments } from '../judgement/judge-segments.ts';
import type { Override } from '../judgement/verdict.ts';
import type { EditedResultDocument, ResultDocument } from '../result-document.ts';
import { resultHash } from './result-hash.ts';
import { editedSegmentResult } from './segment-result.ts';
import { sensitivityResult } from './sensitivity-result.ts';
import { rfmResult } from './value-result.ts';

/** The settings that verdicts rest on; moving them starts no run. */
export type JudgedBy = Pick<SegmentationConfig, 'validation' | 'actionability' | 'economics'>;

/**
 * The result of a run as a run with these settings, decisions and edits by hand would have given it. `findings` are of the
 * chosen segmentation as it was edited, `found` of the same as the run found it, which alone the hash is of. O(customers).
 */
export function judgedResult(
  result: ResultDocument,
  { findings, found }: { readonly findings: Findings; readonly found: Findings },
  { validation, actionability, economics }: JudgedBy,
  overrides: readonly Override[],
): EditedResultDocument {
  const config = { ...result.config, validation, actionability, economics };
  const judge = (of: Findings, decided: readonly Override[]) =>
    judgeSegments(of, config, decided, config.source.seed);
  const verdicts = judge(findings, overrides);
  return {
    ...result,
    config,
    resultHash: resultHash(
      found.segmentation,
      overrides.length === 0 && findings === found ? verdicts : judge(found, []),
    ),
    ...(findings === found ? {} : editedParts(result, findings)),
    segments: findings.segmentation.segments.map((segment, index) =>
      editedSegmentResult(segment, verdicts[index]),
    ),
  };
}

/** What is by segment beside the segments themselves, in the order that they have after the edits. */
function editedParts(
  result: ResultDocument,
  findings: Findings,
): Pick<ResultDocument, 'sensitivity' | 'rfm' | 'truth'> {
  const { rfm, segmentation } = findings;
  return {
    sensitivity: sensitivityResult(findings),
    rfm: rfm === undefined ? result.rfm : rfmResult(rfm, segmentation),
    truth:
      segmentation.truth === undefined ? null : { ari: segmentation.truth.ari, nmi: segmentation.truth.nmi },
  };
}
