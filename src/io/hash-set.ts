import { utf8Bytes } from '../base/utf8.ts';

/** Remembers lists of texts by a 64-bit hash, without keeping them. */
export interface HashSet {
  /** True when the list was not there yet; undefined once the set is full. */
  add(parts: readonly string[]): boolean | undefined;
  /** The same for a list that was hashed elsewhere, by its {@link TextHash}. */
  addHashed(low: number, high: number): boolean | undefined;
  /** Fetches the places of the next hashes, low and high in turn, so that adding them waits for memory once and not each time. */
  expect(hashes: Uint32Array, count: number): void;
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
  let slots = 1024;
  let table = new Uint32Array(2 * slots);
  let count = 0;
  let expected = 0;

  function place(low: number, high: number): boolean {
    const mask = slots - 1;
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

  function grow(): void {
    const old = table;
    slots *= 2;
    table = new Uint32Array(2 * slots);
    for (let i = 0; i < old.length; i += 2) if (old[i] !== 0 || old[i + 1] !== 0) place(old[i]!, old[i + 1]!);
  }

  function addHashed(low: number, high: number): boolean | undefined {
    if (count >= capacity) return undefined;
    const isNew = place(low === 0 ? 1 : low, high);
    if (isNew && ++count * 4 > 3 * slots) grow();
    return isNew;
  }

  return {
    addHashed,
    add(parts) {
      const { low, high } = hashTexts(parts);
      return addHashed(low, high);
    },
    expect(hashes, next) {
      const mask = slots - 1;
      for (let i = 0; i < 2 * next; i += 2)
        expected ^= table[2 * (slotOf(hashes[i]!, hashes[i + 1]!) & mask)]!;
    },
  };
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

function slotOf(low: number, high: number): number {
  const mixed = low ^ Math.imul(high, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

const START: TextHash = { low: 0x811c9dc5, high: 0x9747b28c };
