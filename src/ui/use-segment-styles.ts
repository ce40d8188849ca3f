import { useMemo } from 'react';
import { segmentColour } from '../pipelines/segmentation/edits/segment-colour.ts';
import type { Segment } from '../pipelines/segmentation/model.ts';
import type { CategoryStyle } from './charts/category-style.ts';
import { segmentStyle } from './segment-style.ts';

/** The looks of all segments, where a grey one is coloured while it is selected; the same until a look changes. */
export function useSegmentStyles(
  segments: readonly Segment[],
  selected: number | undefined,
): readonly CategoryStyle[] {
  const picked = selected === undefined ? undefined : segments[selected];
  const coloured = picked !== undefined && segmentColour(picked) === undefined ? selected : undefined;
  return useMemo(() => segments.map((segment) => segmentStyle(segment, coloured)), [segments, coloured]);
}
