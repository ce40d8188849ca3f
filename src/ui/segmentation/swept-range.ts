import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { SweepView } from '../../pipelines/segmentation/views.ts';

/** The lowest and highest k of the curves: those tried, and those that a sweep under way will try. */
export function sweptRange(
  { points }: Pick<SweepView, 'points'>,
  underWay: SegmentationConfig | undefined,
): readonly [low: number, high: number] {
  if (underWay !== undefined && underWay.clustering.choice === 'auto')
    return [underWay.clustering.kMin, underWay.clustering.kMax];
  const tried = points.map(({ k }) => k);
  return [Math.min(...tried), Math.max(...tried)];
}
