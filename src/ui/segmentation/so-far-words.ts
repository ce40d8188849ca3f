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
  const { nullDraws } = evidence;
  if (evidence.points.length === 0) return 'testing structure';
  const draws = (of: 'nullGaussian' | 'nullCopula'): number =>
    Math.min(...evidence.points.map((point) => point[of]?.draws ?? 0));
  const drawn = draws('nullGaussian') + draws('nullCopula');
  if (drawn >= 2 * nullDraws) return undefined;
  return `testing structure: ${drawn} of ${2 * nullDraws} copies without segments drawn so far`;
}
