import { utf8Bytes } from '../base/utf8.ts';

/** Remembers lists of texts by a 64-bit hash, without keeping them. */
export interface HashSet {
  /** Adds a list by its {@link TextHash}: true when it was not there yet; undefined once the set is full. */
  addHashed(low: number, high: number): boolean | undefined;
  /** The same for many, low and high halves in turn; tells which were there already, in any order, and returns how many were not compared. */
  addMany(hashes: Uint32Array, onCopy: (index: number) => void): number;
}

/** The two halves of a hash, 32 bits each. */
export interface TextHash {
  readonly low: number;
  readonly high: number;
}

/**
 * A set of up to `capacity` lists of texts by two independent 32-bit hashes (multiply and shift, after Appleby's
 * MurmurHash3, over words of four UTF-8 bytes): two different lists are taken for equal with probability 2⁻⁶⁴ a pair.
 * Open addressing, at most three quarters full, 8 bytes a slot. O(bytes) an entry.
 */
export function createHashSet(capacity: number): HashSet {
  const tables = Array.from({ length: PARTS }, () => new Uint32Array(2 * FIRST_SLOTS));
  const counts = new Uint32Array(PARTS);
  let count = 0;
  let loaded = 0;

  function place(part: number, low: number, high: number): boolean {
    const table = tables[part]!;
    if (!placed(table, low, high)) return false;
    count++;
    if (++counts[part]! * 8 > 3 * table.length) tables[part] = grown(table);
    return true;
  }

  function addHashed(low: number, high: number): boolean | undefined {
    return count >= capacity ? undefined : place(partOf(low, high), low === 0 ? 1 : low, high);
  }

  /** By parts of the set, so that each stays in the processor's cache while its hashes are added. */
  function addInParts(hashes: Uint32Array, onCopy: (index: number) => void): void {
    const order = inOrderOfParts(hashes);
    let at = 0;
    for (let part = 0; part < PARTS; part++) {
      const end = order.ends[part]!;
      const table = tables[part]!;
      const mask = (table.length >> 1) - 1;
      for (let i = at; i < end; i++)
        loaded ^= table[2 * (slotOf(order.hashes[2 * i]!, order.hashes[2 * i + 1]!) & mask)]!;
      for (; at < end; at++) {
        const low = order.hashes[2 * at]!;
        if (!place(part, low === 0 ? 1 : low, order.hashes[2 * at + 1]!)) onCopy(order.indices[at]!);
      }
    }
  }

  return {
    addHashed,
    addMany(hashes, onCopy) {
      const rows = hashes.length / 2;
      const room = Math.min(rows, capacity - count);
      if (room === rows) {
        addInParts(hashes, onCopy);
        return 0;
      }
      let uncompared = 0;
      for (let i = 0; i < rows; i++) {
        const fresh = addHashed(hashes[2 * i]!, hashes[2 * i + 1]!);
        if (fresh === undefined) uncompared++;
        else if (!fresh) onCopy(i);
      }
      return uncompared;
    },
  };
}

const PARTS = 256;

const PART_SHIFT = 24;

const FIRST_SLOTS = 32;

/** Hashes and their indices by part, in order within each, and where each part ends. */
function inOrderOfParts(hashes: Uint32Array): {
  readonly hashes: Uint32Array;
  readonly indices: Uint32Array;
  readonly ends: Uint32Array;
} {
  const next = new Uint32Array(PARTS + 1);
  for (let i = 0; i < hashes.length; i += 2) next[partOf(hashes[i]!, hashes[i + 1]!) + 1]!++;
  for (let part = 1; part <= PARTS; part++) next[part]! += next[part - 1]!;
  const indices = new Uint32Array(hashes.length / 2);
  const sorted = new Uint32Array(hashes.length);
  for (let i = 0; i < indices.length; i++) {
    const low = hashes[2 * i]!;
    const high = hashes[2 * i + 1]!;
    const at = next[partOf(low, high)]!++;
    indices[at] = i;
    sorted[2 * at] = low;
    sorted[2 * at + 1] = high;
  }
  return { hashes: sorted, indices, ends: next };
}

function placed(table: Uint32Array, low: number, high: number): boolean {
  const mask = (table.length >> 1) - 1;
  let at = slotOf(low, high) & mask;
  for (;;) {
    const low0 = table[2 * at]!;
    const high0 = table[2 * at + 1]!;
    if (low0 === low && high0 === high) return false;
    if (low0 === 0 && high0 === 0) {
      table[2 * at] = low;
      table[2 * at + 1] = high;
      return true;
    }
    at = (at + 1) & mask;
  }
}

function grown(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * table.length);
  for (let i = 0; i < table.length; i += 2)
    if (table[i] !== 0 || table[i + 1] !== 0) placed(wider, table[i]!, table[i + 1]!);
  return wider;
}

/** The hash of a list of texts, the same as `simd/assembly/delimited.ts` computes of their bytes. O(bytes). */
export function hashTexts(parts: readonly string[]): TextHash {
  let hash: TextHash = START;
  for (const part of parts) hash = withText(hash, hashText(part));
  return hash;
}

/** The hash of a list of one text, by the text's own. O(1). */
export function hashOfOne(text: TextHash): TextHash {
  return withText(START, text);
}

function withText(list: TextHash, text: TextHash): TextHash {
  const low = Math.imul(list.low ^ text.low, 0x2c1b3c6d);
  const high = Math.imul(list.high ^ text.high, 0x297a2d39);
  return { low: (low ^ (low >>> 16)) >>> 0, high: (high ^ (high >>> 14)) >>> 0 };
}

function hashText(text: string): TextHash {
  const { length } = text;
  let low = length;
  let high = ~length;
  for (let at = 0; at < length; at += 4) {
    let word = 0;
    const stop = Math.min(length, at + 4);
    for (let i = at; i < stop; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return hashBytes(utf8Bytes(text));
      word |= code << (8 * (i - at));
    }
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return { low, high };
}

function hashBytes(bytes: Uint8Array): TextHash {
  const { length } = bytes;
  let low = length;
  let high = ~length;
  for (let at = 0; at < length; at += 4) {
    const word =
      bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return { low, high };
}

function partOf(low: number, high: number): number {
  return slotOf(low, high) >>> PART_SHIFT;
}

/** Where a hash belongs: its part by the upper bits, its slot by the lower; mixed (after MurmurHash3's finaliser), so that regular hashes spread. */
function slotOf(low: number, high: number): number {
  let mixed = Math.imul(low ^ (low >>> 16), 0x2c1b3c6d);
  mixed ^= (mixed >>> 13) ^ high;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const START: TextHash = { low: 0x811c9dc5, high: 0x9747b28c };
