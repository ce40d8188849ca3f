import { foldId } from './fold-id.ts';

/**
 * Ids with events that are one when folded, as codes: one list for each folded id that is written in several ways, in the order of
 * their first spellings. Hashes tell first which ids may be alike, so that no table of all ids is needed. O(ids · log ids).
 */
export function alikeIds(ids: readonly string[], occurs: Uint8Array): readonly (readonly number[])[] {
  const hashes = new Int32Array(ids.length);
  for (let code = 0; code < ids.length; code++)
    if (occurs[code] !== 0) hashes[code] = hashOf(foldId(ids[code]!));
  const sorted = hashes.toSorted();
  const shared = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) shared.add(sorted[i]!);
  if (shared.size === 0) return [];
  const spellings = new Map<string, number[]>();
  for (let code = 0; code < ids.length; code++) {
    if (occurs[code] === 0 || !shared.has(hashes[code]!)) continue;
    const id = foldId(ids[code]!);
    const alike = spellings.get(id);
    if (alike === undefined) spellings.set(id, [code]);
    else alike.push(code);
  }
  return [...spellings.values()].filter((codes) => codes.length > 1);
}

/** FNV-1a (Fowler, Noll, Vo 1991) over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
