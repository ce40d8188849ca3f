import type { Segment } from '../model.ts';
import { isSetAside, sourcesOf } from './swept.ts';

/** How many segments have a colour of their own in their order; a person may give more. */
export const COLOURS_IN_ORDER = 8;

/** Place of the segment's colour in the palette; undefined: grey. A segment keeps its colour when others are merged. */
export function segmentColour(segment: Pick<Segment, 'id' | 'byHand'>): number | undefined {
  if (isSetAside(segment)) return undefined;
  const [source] = sourcesOf(segment);
  return segment.byHand?.colour ?? (source! < COLOURS_IN_ORDER ? source : undefined);
}
