import type { Range, SegmentEconomics, SegmentRobustness, SegmentVerdict } from '../judgement/verdict.ts';
import { known, knownMoney } from './known.ts';
import type { RangeResult, RobustnessResult, VerdictResult } from './verdict-document.ts';

/** A verdict as the document holds it; amounts are rounded as the other sums of money are. */
export function verdictResult(verdict: SegmentVerdict): VerdictResult {
  const { disposition, proposed, reason, override, criteria, dimensions, economics } = verdict;
  return {
    disposition,
    proposed,
    reason,
    override: override === undefined ? null : { disposition: override.disposition, note: override.note },
    criteria: criteria.map((each) => ({
      ...each,
      value: known(each.value),
      margin: known(each.margin),
      nearest: known(each.nearest),
      because: each.because ?? null,
    })),
    dimensions: dimensions.map((each) => ({
      ...each,
      by: each.by ?? null,
      value: known(each.value),
      margin: known(each.margin),
      nearest: known(each.nearest),
    })),
    economics: economicsResult(economics),
  };
}

/** How a segment came through the tests; null where it went through none. */
export function robustnessResult({
  tier,
  worst,
  jaccardMean,
  jaccardLow,
  jaccardHigh,
  dissolved,
  recovered,
  copulaP95,
  parts,
}: SegmentRobustness): RobustnessResult | null {
  if (tier === undefined || worst === undefined) return null;
  return {
    tier,
    worst,
    jaccardMean: known(jaccardMean),
    jaccardLow: known(jaccardLow),
    jaccardHigh: known(jaccardHigh),
    dissolved: known(dissolved),
    recovered: known(recovered),
    copulaP95: known(copulaP95),
    parts: parts.map((part) => ({
      name: part.name,
      score: known(part.score),
      tier: part.tier ?? null,
      nullP95: known(part.nullP95),
      because: part.because ?? null,
    })),
  };
}

function economicsResult(economics: SegmentEconomics): VerdictResult['economics'] {
  const { cost, gain, roi, profitable, breakEvenLift, costRatio, sampleSize, because } = economics;
  return {
    cost: moneyRange(cost),
    gain: gain === undefined ? null : moneyRange(gain),
    roi: roi ?? null,
    profitable: known(profitable),
    breakEvenLift: known(breakEvenLift),
    costRatio: known(costRatio),
    sampleSize: known(sampleSize),
    because: because ?? null,
  };
}

function moneyRange({ low, median, high }: Range): RangeResult {
  return { low: knownMoney(low) ?? 0, median: knownMoney(median) ?? 0, high: knownMoney(high) ?? 0 };
}
