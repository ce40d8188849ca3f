import { segmentColour } from '../pipelines/segmentation/edits/segment-colour.ts';
import { sourcesOf } from '../pipelines/segmentation/edits/swept.ts';
import type { Segment } from '../pipelines/segmentation/model.ts';
import { type CategoryStyle, categoryStyle } from './charts/category-style.ts';

/** How a segment looks everywhere: colour and shape are those of its first source, or as given by hand. */
export function segmentStyle(
  segment: Pick<Segment, 'id' | 'name' | 'byHand'>,
  selected: number | undefined,
): CategoryStyle {
  const [shape = segment.id] = sourcesOf(segment);
  return categoryStyle(segment.id, segment.name, selected, { colour: segmentColour(segment), shape });
}
