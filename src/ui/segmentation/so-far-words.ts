import type { EvidenceView, SweepView } from '../../pipelines/segmentation/views.ts';

/** How far the measures have come while a run goes on; undefined when none is missing. */
export function soFarWords(
  { points }: Pick<SweepView, 'points'>,
  evidence: EvidenceView | undefined,
  [low, high]: readonly [low: number, high: number],
  filling: boolean,
): string | undefined {
  if (filling) return `${points.length} of ${high - low + 1} tried so far`;
  if (evidence === undefined) return undefined;
  const { nullDraws, points: judged } = evidence;
  if (judged.length === 0) return 'testing structure';
  const draws = (of: 'nullGaussian' | 'nullCopula'): number =>
    Math.min(...judged.map((point) => point[of]?.draws ?? 0));
  const drawn = draws('nullGaussian') + draws('nullCopula');
  if (drawn < 2 * nullDraws)
    return `testing structure: ${drawn} of ${2 * nullDraws} copies without segments drawn so far`;
  const known = (of: 'predictionStrength' | 'stability'): number =>
    judged.filter((point) => point[of] !== undefined).length;
  const measured = Math.min(known('predictionStrength'), known('stability'));
  return measured === judged.length
    ? undefined
    : `testing structure: other samples clustered for ${measured} of ${judged.length} k so far`;
}
