import type { Disposition, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';

const TO_DO: readonly (readonly [Disposition, string])[] = [
  ['Activate', 'activate'],
  ['Monitor', 'monitor'],
  ['Review', 'review'],
  ['Reject', 'reject'],
];

/** "Of 5 segments, activate 2, review 1 and reject 2 (1 by hand)". */
export function dispositionWords(verdicts: readonly SegmentVerdict[]): string {
  if (verdicts.length === 0) return 'All segments are set aside';
  const parts = TO_DO.flatMap(([disposition, verb]) => {
    const count = verdicts.filter((verdict) => verdict.disposition === disposition).length;
    return count === 0 ? [] : [`${verb} ${count === verdicts.length && count > 1 ? `all ${count}` : count}`];
  });
  const byHand = verdicts.filter(({ override }) => override !== undefined).length;
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return `Of ${verdicts.length} ${verdicts.length === 1 ? 'segment' : 'segments'}, ${list}${byHand === 0 ? '' : ` (${byHand} decided by hand)`}`;
}
