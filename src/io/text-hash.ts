import { utf8Bytes } from '../base/utf8.ts';

/** The two halves of a hash, 32 bits each. */
export interface TextHash {
  readonly low: number;
  readonly high: number;
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

const START: TextHash = { low: 0x811c9dc5, high: 0x9747b28c };
