import { smallLetters } from '../../../base/small-letters.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Identity } from '../model.ts';

/**
 * Ids with events that count under another id, each with that id, in the order of the data. Where spelling does not count they are without white space around them and in
 * small letters as far as ASCII goes, which every database can make alike; ids with other capitals are listed. O(ids).
 */
export function mergedIds(
  ids: readonly string[],
  { canonicalOf, canonicalIds }: Pick<Identity, 'canonicalOf' | 'canonicalIds'>,
  spelling: SegmentationConfig['identity']['spelling'],
): readonly (readonly [past: string, canonical: string])[] {
  const merged = new Map<string, string>();
  ids.forEach((id, code) => {
    const customer = canonicalOf[code]!;
    if (customer < 0) return;
    const past = spelling === 'folded' ? smallLetters(id.trim()) : id;
    const canonical = canonicalIds[customer]!;
    if (canonical !== past) merged.set(past, canonical);
  });
  return [...merged];
}
