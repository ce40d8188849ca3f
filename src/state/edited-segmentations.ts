import type { Placement } from '../pipelines/segmentation/edits/place-edits.ts';
import type { Segmentation } from '../pipelines/segmentation/model.ts';

/** The segmentations of the sweep as edited by hand; asked again, each answers with the same object. */
export interface EditedSegmentations {
  /** Undefined where this k was not tried. */
  at(k: number): Segmentation | undefined;
  /** Which edits belong to the segments of this k; undefined as long as there are none. */
  placementAt(k: number): Placement | undefined;
}

export const NOTHING_EDITED: EditedSegmentations = { at: () => undefined, placementAt: () => undefined };
