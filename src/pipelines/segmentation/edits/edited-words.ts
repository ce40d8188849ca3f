import { countedText } from '../../../base/number-text.ts';
import type { Segmentation } from '../model.ts';
import { isMerged, isSetAside, sourcesOf } from './swept.ts';

/** "2 segments renamed, 3 segments of the run merged into 1, 1 segment set aside"; undefined where nothing was edited. */
export function editedWords({ segments, swept }: Segmentation): string | undefined {
  if (swept === undefined) return undefined;
  const merged = segments.filter(isMerged);
  const parts = merged.reduce((count, segment) => count + sourcesOf(segment).length, 0);
  const renamed = segments.filter(({ name, byHand }) => name !== byHand?.generatedName).length;
  const described = segments.filter(({ byHand }) => byHand?.description !== undefined).length;
  const aside = segments.filter(isSetAside).length;
  const words = [
    ...(renamed === 0 ? [] : [`${countedText(renamed, 'segment')} renamed`]),
    ...(described === 0 ? [] : [`${countedText(described, 'segment')} described`]),
    ...(merged.length === 0 ? [] : [`${parts} segments of the run merged into ${merged.length}`]),
    ...(aside === 0 ? [] : [`${countedText(aside, 'segment')} set aside`]),
  ];
  return words.length === 0 ? undefined : words.join(', ');
}
