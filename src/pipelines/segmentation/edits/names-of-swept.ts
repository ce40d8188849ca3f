import type { Segmentation } from '../model.ts';
import { sourcesOf, sweptOf } from './swept.ts';

/** What the segments of the run are called, as edited; a part of a merged segment has the name made by rule. */
export function namesOfSwept(segmentation: Segmentation): readonly string[] {
  return sweptOf(segmentation).segments.map(({ id, name }) => {
    const shown = segmentation.segments.find((each) => sourcesOf(each).includes(id));
    return shown !== undefined && sourcesOf(shown).length === 1 ? shown.name : name;
  });
}
