import { joinPacked, type PackedTexts, unpackTexts } from './packed-texts.ts';

/** The distinct texts of several lists in order of first appearance, and the code of each text of each list. */
export interface UnitedTexts {
  readonly names: readonly string[];
  readonly codes: readonly Int32Array[];
}

/** Unites lists of texts, each without repetitions, by their bytes. O(bytes). */
export function uniteTexts(lists: readonly PackedTexts[]): UnitedTexts {
  const all = joinPacked(lists);
  const count = all.ends.length;
  const slots = new Int32Array(1 << (32 - Math.clz32(2 * count + 1)));
  const codes = new Int32Array(count);
  const firsts: number[] = [];
  for (let text = 0; text < count; text++) {
    let slot = hashOf(all, text) & (slots.length - 1);
    for (;;) {
      const code = slots[slot]! - 1;
      if (code < 0) {
        firsts.push(text);
        slots[slot] = firsts.length;
        codes[text] = firsts.length - 1;
        break;
      }
      if (areEqual(all, firsts[code]!, text)) {
        codes[text] = code;
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }
  let from = 0;
  return {
    names: unpackTexts(picked(all, firsts)),
    codes: lists.map(({ ends }) => codes.subarray(from, (from += ends.length))),
  };
}

/** FNV-1a (Fowler, Noll, Vo 1991), mixed once more for its lower bits. */
function hashOf({ bytes, ends }: PackedTexts, text: number): number {
  let hash = 0x811c9dc5;
  for (let at = startOf(ends, text); at < ends[text]!; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function areEqual({ bytes, ends }: PackedTexts, a: number, b: number): boolean {
  const from = startOf(ends, a);
  const other = startOf(ends, b);
  const length = ends[a]! - from;
  if (ends[b]! - other !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[other + i]) return false;
  return true;
}

function picked({ bytes, ends }: PackedTexts, texts: readonly number[]): PackedTexts {
  const own = new Uint32Array(texts.length);
  let length = 0;
  for (const [i, text] of texts.entries()) own[i] = length += ends[text]! - startOf(ends, text);
  const kept = new Uint8Array(length);
  let to = 0;
  for (const text of texts)
    for (let at = startOf(ends, text); at < ends[text]!; at++) kept[to++] = bytes[at]!;
  return { bytes: kept, ends: own };
}

function startOf(ends: Uint32Array, text: number): number {
  return text === 0 ? 0 : ends[text - 1]!;
}
