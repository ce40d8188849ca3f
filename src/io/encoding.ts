import { guessCyrillic } from './cyrillic.ts';
import { guessEastAsian } from './east-asian.ts';
import type { Encoding } from './import-plan.ts';

/** What the first bytes of a text file tell about its encoding. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Whether a byte order mark decided it. */
  readonly marked: boolean;
  /** Byte sequences of the sample that are not valid UTF-8; 0 for UTF-16. */
  readonly undecodable: number;
  /** What else it could be; empty where there is no reason to doubt. */
  readonly others: readonly Encoding[];
}

/**
 * The encoding of a text from its first bytes: a byte order mark; else UTF-16 by where its zero bytes stand; else UTF-8
 * when the sample is valid UTF-8, or nearly so (at least three valid multi-byte characters to each broken one); else
 * an encoding of Chinese, Japanese or Korean when nearly all characters are the common ones there; else Windows-1251 or KOI8-R
 * when its words are of Cyrillic letters there; else Windows-1252.
 * A character cut off by the end of the sample is no fault. O(bytes).
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { encoding: 'utf-8', marked: true, undecodable: utf8Faults(bytes).broken, others: [] };
  const wide32 = utf32(bytes);
  if (wide32 !== undefined) return wide32;
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', marked: true, undecodable: 0, others: [] };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', marked: true, undecodable: 0, others: [] };
  const wide = zeroBytePattern(bytes);
  if (wide !== undefined) return { encoding: wide, marked: false, undecodable: 0, others: [] };
  const { broken, valid } = utf8Faults(bytes);
  if (broken === 0 || valid >= 3 * broken)
    return { encoding: 'utf-8', marked: false, undecodable: broken, others: [] };
  const eastAsian = guessEastAsian(bytes);
  const single = guessCyrillic(bytes) ?? { likely: 'windows-1252' as const, others: [], isSure: false };
  const encoding = eastAsian.likely ?? single.likely;
  const isSure = eastAsian.likely === undefined ? single.isSure : eastAsian.isSure;
  const rivals = [...eastAsian.possible, ...(eastAsian.likely === undefined ? single.others : [])];
  const others = isSure ? [] : rivals.filter((each) => each !== encoding);
  return { encoding, marked: false, undecodable: broken, others };
}

/** Turns chunks of bytes into text; characters may be split between chunks. A byte order mark is left out. */
export interface TextStream {
  push(bytes: Uint8Array): string;
  /** The rest, when the last chunk is in. */
  finish(): string;
}

/** A {@link TextStream}; what cannot be read becomes U+FFFD. Where the text does not begin here, a mark is a character. O(bytes). */
export function decodeText(encoding: Encoding, begins = true): TextStream {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(encoding);
  const decoder = new TextDecoder(encoding, { ignoreBOM: !begins });
  return {
    push: (bytes) => decoder.decode(bytes, { stream: true }),
    finish: () => decoder.decode(),
  };
}

/** UTF-32 by its mark, or by three zero bytes in nearly every group of four. */
function utf32(bytes: Uint8Array): EncodingGuess | undefined {
  const [a, b, c, d] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    return { encoding: 'utf-32le', marked: true, undecodable: 0, others: [] };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff)
    return { encoding: 'utf-32be', marked: true, undecodable: 0, others: [] };
  const groups = Math.min(1024, bytes.length >> 2);
  let little = 0;
  let big = 0;
  for (let i = 0; i < groups * 4; i += 4) {
    if (bytes[i + 3] !== 0 && bytes[i] !== 0) return undefined;
    if (bytes[i] !== 0 && bytes[i + 2] === 0 && bytes[i + 1]! < 0x30) little++;
    if (bytes[i + 3] !== 0 && bytes[i + 1] === 0 && bytes[i + 2]! < 0x30) big++;
  }
  if (groups < 4 || Math.max(little, big) < 0.95 * groups) return undefined;
  return { encoding: little > big ? 'utf-32le' : 'utf-32be', marked: false, undecodable: 0, others: [] };
}

function decodeUtf32(encoding: 'utf-32le' | 'utf-32be'): TextStream {
  let held = new Uint8Array(0);
  return {
    push(bytes) {
      const all = new Uint8Array(held.length + bytes.length);
      all.set(held);
      all.set(bytes, held.length);
      const whole = all.length & ~3;
      const view = new DataView(all.buffer);
      let text = '';
      for (let at = 0; at < whole; at += 4) {
        const code = view.getUint32(at, encoding === 'utf-32le');
        if (code !== 0xfeff) text += code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
      }
      held = all.slice(whole);
      return text;
    },
    finish: () => (held.length > 0 ? '\uFFFD' : ''),
  };
}

/** Whether the bytes are text of two or four bytes a character. O(bytes). */
export function isWideText(bytes: Uint8Array): boolean {
  return (
    guessEncoding(bytes.subarray(0, 4096)).encoding.startsWith('utf-32') ||
    zeroBytePattern(bytes) !== undefined
  );
}

function zeroBytePattern(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > 0.6 * half && even < 0.05 * half) return 'utf-16le';
  return even > 0.6 * half && odd < 0.05 * half ? 'utf-16be' : undefined;
}

/** Counts well-formed and ill-formed multi-byte sequences (Unicode 15, table 3-7). */
function utf8Faults(bytes: Uint8Array): { valid: number; broken: number } {
  let valid = 0;
  let broken = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const size =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0;
    let good = size > 0;
    for (let j = 1; good && j < size; j++) {
      if (i + j >= bytes.length) return { valid, broken };
      good = isContinuation(lead, j, bytes[i + j]!);
    }
    if (good) {
      valid++;
      i += size;
    } else {
      broken++;
      i++;
    }
  }
  return { valid, broken };
}

function isContinuation(lead: number, position: number, byte: number): boolean {
  if (position > 1) return byte >= 0x80 && byte <= 0xbf;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}
