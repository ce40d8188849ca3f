import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { DriftTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import type { Tier } from '../../pipelines/segmentation/sensitivity/tiers.ts';

const ORDER: readonly Tier[] = ['highly stable', 'stable', 'doubtful', 'unstable'];

/** "Of 5 segments 3 are highly stable, 1 is doubtful and 1 is unstable; behaviour does not drift." */
export function stabilityWords(verdicts: readonly SegmentVerdict[], drift: DriftTest | undefined): string {
  const counts = ORDER.map((tier) => ({
    tier,
    count: verdicts.filter(({ robustness }) => robustness.tier === tier).length,
  })).filter(({ count }) => count > 0);
  const untested = verdicts.filter(({ robustness }) => robustness.tier === undefined).length;
  const parts = [
    ...counts.map(({ tier, count }) => `${count} ${count === 1 ? 'is' : 'are'} ${tier}`),
    ...(untested === 0 ? [] : [`${untested} ${untested === 1 ? 'is' : 'are'} not tested`]),
  ];
  const sentence = `Of ${verdicts.length} segments ${joined(parts)}`;
  if (drift === undefined) return `${sentence}.`;
  return `${sentence}; ${drift.found ? 'behaviour drifts between the halves of the period' : 'no drift between the halves of the period was found'}.`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
