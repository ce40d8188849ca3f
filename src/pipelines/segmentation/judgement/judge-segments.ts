import type { SegmentationConfig } from '../config.ts';
import { judgeCriteria } from './criteria.ts';
import { judgeDimensions } from './dimensions.ts';
import { proposeDisposition } from './disposition.ts';
import type { Findings } from './findings.ts';
import { type PreparedJudgement, type PreparedSegment, prepareJudgement } from './prepare-judgement.ts';
import type { Override, SegmentVerdict } from './verdict.ts';

/** What verdicts are held against. */
export type Thresholds = Pick<SegmentationConfig, 'validation' | 'actionability'>;

/** The verdict on each segment, from finished artifacts alone: no run, and the same on every machine. */
export function judgeSegments(
  findings: Findings,
  settings: Pick<SegmentationConfig, 'validation' | 'actionability' | 'economics'>,
  overrides: readonly Override[],
  seed: number,
): readonly SegmentVerdict[] {
  return judge(prepareJudgement(findings, settings.economics, seed), settings, overrides);
}

/** The same from what was prepared: what a moved threshold costs. O(segments × (criteria + contrasts)). */
export function judge(
  { structure, drift, segments }: PreparedJudgement,
  thresholds: Thresholds,
  overrides: readonly Override[],
): readonly SegmentVerdict[] {
  return segments.map((segment) => verdictOn(segment, { structure, drift }, thresholds, overrides));
}

function verdictOn(
  prepared: PreparedSegment,
  whole: Pick<PreparedJudgement, 'structure' | 'drift'>,
  { validation, actionability }: Thresholds,
  overrides: readonly Override[],
): SegmentVerdict {
  const { segment, value, economics, robustness } = prepared;
  const dimensions = judgeDimensions(prepared.handles, actionability);
  const criteria = judgeCriteria(prepared, dimensions, validation);
  const proposal = proposeDisposition({ ...whole, robustness, criteria });
  const override = overrides.findLast((each) => each.segment === segment);
  const known = value.kind === 'known' ? value : undefined;
  return {
    segment,
    disposition: override?.disposition ?? proposal.disposition,
    proposed: proposal.disposition,
    reason: override === undefined ? proposal.reason : { code: 'override', text: decided(override) },
    override,
    criteria,
    dimensions,
    economics,
    robustness,
    meanClv: known?.mean,
    totalClv: known?.total,
    valuedCustomers: known?.valued,
  };
}

function decided({ note }: Override): string {
  return note.trim() === '' ? 'Decided by hand.' : `Decided by hand: ${note.trim()}`;
}
