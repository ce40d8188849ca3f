import type { Identity } from '../model.ts';

/** Ids with events that count under another id, each with that id, in the order of the data. O(ids). */
export function mergedIds(
  ids: readonly string[],
  { canonicalOf, canonicalIds }: Pick<Identity, 'canonicalOf' | 'canonicalIds'>,
): readonly (readonly [past: string, canonical: string])[] {
  return ids.flatMap((id, code) => {
    const customer = canonicalOf[code]!;
    const canonical = customer < 0 ? id : canonicalIds[customer]!;
    return canonical === id ? [] : [[id, canonical] as const];
  });
}
