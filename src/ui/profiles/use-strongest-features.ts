import { useMemo, useState } from 'react';
import type { ProfilesView } from '../../pipelines/segmentation/views.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { strongestFeatures } from '../segmentation/heat-map-groups.ts';

/**
 * Names of the features by their strongest contrast in the segmentation that was shown first of these customers: so that the
 * features of a view stay where they are when another k is chosen.
 */
export function useStrongestFeatures(
  profiles: ProfilesView,
  segmentation: ShownSegmentation,
): readonly string[] {
  const [first, setFirst] = useState({ profiles, segmentation });
  if (first.profiles !== profiles) setFirst({ profiles, segmentation });
  return useMemo(() => {
    const { columns } = first.profiles;
    return strongestFeatures({ segmentation: first.segmentation, columns }).map((at) => columns[at]!.name);
  }, [first]);
}
