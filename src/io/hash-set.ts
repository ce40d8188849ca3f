import type { RowHashLog } from './row-hashes.ts';

/** Remembers texts by a 64-bit hash, without keeping them. */
export interface HashSet {
  /** True when the text was not there yet; undefined once the set is full. `row` goes to the set's log, if it has one. */
  add(parts: readonly string[], row?: number): boolean | undefined;
  /** The same for a hash that was made before. */
  addHash(low: number, high: number): boolean | undefined;
}

/**
 * A set of up to `capacity` lists of texts by two independent 32-bit FNV-1a style hashes (Fowler, Noll, Vo 1991): two
 * different lists are taken for equal with probability 2⁻⁶⁴ a pair. Open addressing, at most half full, 8 bytes a slot.
 * Every hash that is made goes to `log`, also once the set is full. O(characters) an entry.
 */
export function createHashSet(capacity: number, log?: RowHashLog): HashSet {
  let slots = 1024;
  let low = new Uint32Array(slots);
  let high = new Uint32Array(slots);
  let count = 0;

  function place(a: number, b: number): boolean {
    const mask = slots - 1;
    let at = a & mask;
    for (;;) {
      const low0 = low[at]!;
      const high0 = high[at]!;
      if (low0 === a && high0 === b) return false;
      if (low0 === 0 && high0 === 0) {
        low[at] = a;
        high[at] = b;
        return true;
      }
      at = (at + 1) & mask;
    }
  }

  function grow(): void {
    const oldLow = low;
    const oldHigh = high;
    slots *= 2;
    low = new Uint32Array(slots);
    high = new Uint32Array(slots);
    for (let i = 0; i < oldLow.length; i++)
      if (oldLow[i] !== 0 || oldHigh[i] !== 0) place(oldLow[i]!, oldHigh[i]!);
  }

  function addHash(a: number, b: number): boolean | undefined {
    if (count >= capacity) return undefined;
    const isNew = place(a, b);
    if (isNew && ++count * 2 > slots) grow();
    return isNew;
  }

  return {
    addHash,
    add(parts, row = 0) {
      if (count >= capacity && log === undefined) return undefined;
      let a = 0x811c9dc5;
      let b = 0x9747b28c;
      for (const part of parts) {
        for (let i = 0; i < part.length; i++) {
          const code = part.charCodeAt(i);
          a = Math.imul(a ^ code, 0x01000193);
          b = Math.imul(b ^ code, 0x85ebca6b);
          b ^= b >>> 15;
        }
        a = Math.imul(a ^ 0x10001, 0x01000193);
        b = Math.imul(b ^ 0x10001, 0xc2b2ae35);
      }
      a = (a ^ (a >>> 16)) >>> 0;
      if (a === 0) a = 1;
      b >>>= 0;
      log?.push(a, b, row);
      return addHash(a, b);
    },
  };
}
