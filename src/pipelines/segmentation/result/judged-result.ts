import type { SegmentationConfig } from '../config.ts';
import type { Findings } from '../judgement/findings.ts';
import { judgeSegments } from '../judgement/judge-segments.ts';
import type { Override } from '../judgement/verdict.ts';
import type { ResultDocument } from '../result-document.ts';
import { resultHash } from './result-hash.ts';
import { verdictResult } from './verdict-result.ts';

/** The settings that verdicts rest on; moving them starts no run. */
export type JudgedBy = Pick<SegmentationConfig, 'validation' | 'actionability' | 'economics'>;

/**
 * The result of a run as a run with these settings and decisions by hand would have given it: nothing but verdicts follows
 * from them. `findings` are of the chosen segmentation. O(customers).
 */
export function judgedResult(
  result: ResultDocument,
  findings: Findings,
  { validation, actionability, economics }: JudgedBy,
  overrides: readonly Override[],
): ResultDocument {
  const config = { ...result.config, validation, actionability, economics };
  const judge = (decided: readonly Override[]) =>
    judgeSegments(findings, config, decided, config.source.seed);
  const verdicts = judge(overrides);
  return {
    ...result,
    config,
    resultHash: resultHash(findings.segmentation, overrides.length === 0 ? verdicts : judge([])),
    segments: result.segments.map((segment, index) => {
      const verdict = verdicts[index];
      return verdict === undefined ? segment : { ...segment, verdict: verdictResult(verdict) };
    }),
  };
}
