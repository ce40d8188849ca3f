import { utf8Bytes } from '../base/utf8.ts';

/** The two halves of a hash, 32 bits each. */
export interface TextHash {
  readonly low: number;
  readonly high: number;
}

/**
 * The 64-bit hash of a list of texts, the same as `simd/assembly/hash.ts` computes of their bytes: each word of eight bytes is
 * multiplied and folded (after Steele, Lea and Flood 2014), twice where another follows. O(bytes).
 */
export function hashTexts(parts: readonly string[]): TextHash {
  const row = { ...NO_TEXTS };
  const field = { low: 0, high: 0 };
  for (const part of parts) {
    hashText(part, field);
    addField(row, field);
  }
  return row.low === 0 && row.high === 0 ? { low: 1, high: 0 } : row;
}

/** A hash that is made in place. */
export type Halves = { -readonly [Half in keyof TextHash]: TextHash[Half] };

/** What the hash of a list begins with. One that ends as zero becomes one. */
export const NO_TEXTS: TextHash = { low: 0x4f6cdd1d, high: 0x2545f491 };

/** Adds the hash of a text to that of the list before it. O(1). */
export function addField(row: Halves, field: TextHash): void {
  multiply(row, row.low ^ field.low, row.high ^ field.high, ROW);
  const { low, high } = row;
  row.low = (low ^ ((low >>> 29) | (high << 3))) >>> 0;
  row.high = (high ^ (high >>> 29)) >>> 0;
}

const FIELD: TextHash = { low: 0x7f4a7c15, high: 0x9e3779b9 };

const WORD: TextHash = { low: 0x6659fd93, high: 0xd6e8feb8 };

const ROW: TextHash = { low: 0x27d4eb4f, high: 0xc2b2ae3d };

/** The hash of one text of a list. O(length). */
export function hashText(text: string, hash: Halves): void {
  const { length } = text;
  hash.low = FIELD.low ^ length;
  hash.high = FIELD.high;
  let at = 0;
  do {
    let low = 0;
    let high = 0;
    const stop = Math.min(length, at + 8);
    for (let i = at; i < stop; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return hashUtf8(utf8Bytes(text), hash);
      if (i - at < 4) low |= code << (8 * (i - at));
      else high |= code << (8 * (i - at - 4));
    }
    fold(hash, low, high);
    at += 8;
    if (at < length) fold(hash, 0, 0);
  } while (at < length);
}

function hashUtf8(bytes: Uint8Array, hash: Halves): void {
  const padded = new Uint8Array(bytes.length + 8);
  padded.set(bytes);
  hashBytes(padded, bytes.length, hash);
}

/** The hash of a text of so many bytes of UTF-8, behind which come eight zeros. O(length). */
export function hashBytes(bytes: Uint8Array, length: number, hash: Halves): void {
  hash.low = FIELD.low ^ length;
  hash.high = FIELD.high;
  let at = 0;
  do {
    fold(hash, wordAt(bytes, at), wordAt(bytes, at + 4));
    at += 8;
    if (at < length) fold(hash, 0, 0);
  } while (at < length);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function fold(hash: Halves, low: number, high: number): void {
  multiply(hash, hash.low ^ low, hash.high ^ high, WORD);
  hash.low = (hash.low ^ hash.high) >>> 0;
}

/** The lower 64 bits of a product. */
function multiply(product: Halves, low: number, high: number, by: TextHash): void {
  const a0 = low & 0xffff;
  const a1 = low >>> 16;
  const b0 = by.low & 0xffff;
  const b1 = by.low >>> 16;
  const p00 = a0 * b0;
  const p01 = a0 * b1;
  const p10 = a1 * b0;
  const middle = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  const carried = a1 * b1 + (p01 >>> 16) + (p10 >>> 16) + (middle >>> 16);
  product.low = ((middle << 16) | (p00 & 0xffff)) >>> 0;
  product.high = (carried + Math.imul(low, by.high) + Math.imul(high, by.low)) >>> 0;
}
