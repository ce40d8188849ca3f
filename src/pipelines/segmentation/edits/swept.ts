import type { Segment, Segmentation } from '../model.ts';

/** The segmentation as the run found it. */
export function sweptOf(segmentation: Segmentation): Segmentation {
  return segmentation.swept ?? segmentation;
}

/** The k of the sweep that the segments come from, however many are left after merging. */
export function sweptK({ k, swept }: Pick<Segmentation, 'k' | 'swept'>): number {
  return swept?.k ?? k;
}

/** The segments of the run that a shown one is made of. */
export function sourcesOf({ id, byHand }: Pick<Segment, 'id' | 'byHand'>): readonly number[] {
  return byHand?.sources ?? [id];
}

export function isMerged(segment: Pick<Segment, 'id' | 'byHand'>): boolean {
  return sourcesOf(segment).length > 1;
}

export function isSetAside({ byHand }: Pick<Segment, 'byHand'>): boolean {
  return byHand?.isSetAside === true;
}

/** Whether some segments are several of the run together. */
export function hasMerged({ segments }: Pick<Segmentation, 'segments'>): boolean {
  return segments.some(isMerged);
}
