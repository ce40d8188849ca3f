import type { SegmentationConfig } from '../config.ts';
import { isSetAside } from '../edits/swept.ts';
import type { Structure } from '../result-document.ts';
import { drawEconomics, segmentEconomics } from './economics.ts';
import type { Findings } from './findings.ts';
import { type Handles, segmentHandles } from './handles.ts';
import { segmentRobustness } from './robustness.ts';
import { type SegmentValue, segmentValues } from './segment-value.ts';
import type { SegmentEconomics, SegmentRobustness } from './verdict.ts';

/** What is known of a segment before anything is asked of it. */
export interface PreparedSegment {
  /** From 0. */
  readonly segment: number;
  readonly size: number;
  readonly share: number;
  readonly value: SegmentValue;
  readonly robustness: SegmentRobustness;
  readonly economics: SegmentEconomics;
  readonly handles: Handles;
}

/**
 * All that verdicts rest on but thresholds and decisions: a few numbers per segment, none per customer or draw. Segments that
 * were set aside by hand, which are the last, have none.
 */
export interface PreparedJudgement {
  readonly structure: Structure;
  readonly drift: boolean;
  readonly segments: readonly PreparedSegment[];
  /** Of every segment, those that were set aside among them. */
  readonly values: readonly SegmentValue[];
}

/** Sums values, draws from the economic ranges and collects contrasts, once for any thresholds. O(customers + draws log draws). */
export function prepareJudgement(
  findings: Findings,
  economics: SegmentationConfig['economics'],
  seed: number,
): PreparedJudgement {
  const { kChoice, segmentation } = findings;
  const values = segmentValues(findings);
  const robustness = segmentRobustness(findings);
  const handles = segmentHandles(findings);
  const draws = drawEconomics(economics, seed);
  return {
    values,
    structure: kChoice.structure,
    drift: findings.timeTest?.k === segmentation.k && findings.timeTest.drift?.found === true,
    segments: segmentation.segments
      .filter((each) => !isSetAside(each))
      .map(({ id, size, share }) => ({
        segment: id,
        size,
        share,
        value: values[id]!,
        robustness: robustness[id]!,
        economics: segmentEconomics(size, values[id]!, draws),
        handles: handles[id]!,
      })),
  };
}
