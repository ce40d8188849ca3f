import { editedSegmentation } from '../pipelines/segmentation/edits/edited-segmentation.ts';
import { type Placement, placeEdits } from '../pipelines/segmentation/edits/place-edits.ts';
import type { SegmentEdits } from '../pipelines/segmentation/edits/segment-edits.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';
import type { SegmentationViews } from '../pipelines/segmentation/views.ts';
import type { EditedSegmentations } from './edited-segmentations.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';

/** The segmentations of every k with the edits that belong to them, each worked out when it is first asked for. */
export function segmentationsEdited(
  byK: readonly Segmentation[],
  profiles: SegmentationViews['profiles'],
  edits: SegmentEdits,
  settings: SegmentationConfig['segments'],
): EditedSegmentations {
  const placements = new Map<number, Placement>();
  const made = new Map<number, Segmentation>();
  const placementAt = (k: number): Placement | undefined => {
    const swept = byK.find((each) => each.k === k);
    if (swept === undefined) return undefined;
    const placement = placements.get(k) ?? placeEdits(edits, { ...swept, ids: profiles.ids });
    placements.set(k, placement);
    return placement;
  };
  return {
    placementAt,
    at(k) {
      const swept = byK.find((each) => each.k === k);
      const placement = placementAt(k);
      if (swept === undefined || placement === undefined) return undefined;
      const edited = made.get(k) ?? editedSegmentation(swept, placement.placed, { profiles, settings });
      made.set(k, edited);
      return edited;
    },
  };
}
