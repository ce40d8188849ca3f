import { isMerged, sourcesOf } from '../edits/swept.ts';
import type { SegmentVerdict } from '../judgement/verdict.ts';
import type { Segment } from '../model.ts';
import type { EditedSegmentResult, ResultDocument } from '../result-document.ts';
import { knownMoney } from './known.ts';
import { robustnessResult, verdictResult } from './verdict-result.ts';

/** A segment of a run as the document holds it. */
export function segmentResult(segment: Segment, verdict: SegmentVerdict): ResultDocument['segments'][number] {
  return { ...factsOf(segment, verdict), verdict: verdictResult(verdict) };
}

/** The same of a segment that may have been edited by hand; it has no verdict while it is set aside. */
export function editedSegmentResult(
  segment: Segment,
  verdict: SegmentVerdict | undefined,
): EditedSegmentResult {
  const { byHand } = segment;
  const facts = factsOf(segment, verdict);
  return {
    ...facts,
    rule: isMerged(segment) ? null : facts.rule,
    verdict: verdict === undefined ? null : verdictResult(verdict),
    ...(byHand !== undefined && {
      byHand: {
        segmentsOfRun: sourcesOf(segment).map((source) => source + 1),
        generatedName: byHand.generatedName,
        description: byHand.description ?? null,
        setAside: byHand.isSetAside,
      },
    }),
  };
}

function factsOf(
  { id, name, size, share, revenue, contrasts, rule }: Segment,
  verdict: SegmentVerdict | undefined,
): Omit<ResultDocument['segments'][number], 'verdict'> {
  return {
    id: id + 1,
    name,
    size,
    share,
    revenue: knownMoney(revenue),
    meanClv: knownMoney(verdict?.meanClv),
    totalClv: knownMoney(verdict?.totalClv),
    valuedCustomers: verdict?.valuedCustomers ?? null,
    robustness: verdict === undefined ? null : robustnessResult(verdict.robustness),
    contrasts: contrasts.map(({ feature, category, inside, outside, effect, capped, members }) => ({
      feature,
      category: category ?? null,
      inside,
      outside,
      effect,
      ...(capped && { capped }),
      members,
    })),
    rule: {
      text: rule.text,
      conditions: rule.conditions.map(({ feature, sign, threshold }) => ({ feature, sign, threshold })),
      precision: rule.precision,
      recall: rule.recall,
    },
  };
}
