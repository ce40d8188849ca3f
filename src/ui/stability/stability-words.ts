import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { Structure } from '../../pipelines/segmentation/result-document.ts';
import type { DriftTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import type { Tier } from '../../pipelines/segmentation/sensitivity/tiers.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';

const ORDER: readonly Tier[] = ['highly stable', 'stable', 'doubtful', 'unstable'];

/** "Of 5 segments 3 are highly stable, 1 is doubtful and 1 is unstable; behaviour does not drift." */
export function stabilityWords(
  verdicts: readonly SegmentVerdict[],
  drift: DriftTest | undefined,
  { structure, running }: { readonly structure: Structure; readonly running: boolean },
): string {
  if (verdicts.length === 0) return 'All segments are set aside.';
  const ofAll = (count: number): string =>
    count === verdicts.length && count > 1 ? `all ${formatCount(count)}` : formatCount(count);
  const counts = ORDER.map((tier) => ({
    tier,
    count: verdicts.filter(({ robustness }) => robustness.tier === tier).length,
  })).filter(({ count }) => count > 0);
  const untested = verdicts.filter(({ robustness }) => robustness.tier === undefined).length;
  const parts = [
    ...counts.map(({ tier, count }) => `${ofAll(count)} ${count === 1 ? 'is' : 'are'} ${tier}`),
    ...(untested === 0
      ? []
      : [`${ofAll(untested)} ${untested === 1 ? 'is' : 'are'} ${running ? 'being' : 'not'} tested`]),
  ];
  const like = verdicts.filter(({ robustness }) => isLikeCloud(robustness)).length;
  const hedges = [
    ...(like === 0
      ? []
      : [`${ofAll(like)} come${like === 1 ? 's' : ''} back no better than pieces of one cloud`]),
    ...(structure === 'none' ? ['the data show no clear structure'] : []),
    ...(structure === 'weak' ? ['the structure of the data is weak'] : []),
  ];
  const sentence = [`Of ${formatCounted(verdicts.length, 'segment')} ${joined(parts)}`, ...hedges].join('; ');
  if (drift === undefined) return `${sentence}.`;
  return `${sentence}; ${drift.found ? 'behaviour drifts between the halves of the period' : 'no drift between the halves of the period was found'}.`;
}

/** Whether other samples find pieces of data without segments as well as this segment. */
function isLikeCloud({ parts }: SegmentVerdict['robustness']): boolean {
  const { score, nullP95 } = parts.find(({ name }) => name === 'sampling') ?? {};
  return score !== undefined && nullP95 !== undefined && score <= nullP95;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
