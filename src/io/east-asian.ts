import type { Encoding } from './import-plan.ts';

/** What the bytes say about the encodings of Chinese, Japanese and Korean that write a character in pairs of bytes. */
export interface EastAsianGuess {
  /** The encoding in whose common characters nearly all pairs lie. */
  readonly sure?: Encoding;
  /** Encodings under which all bytes above 0x7F are characters. */
  readonly possible: readonly Encoding[];
}

/** Judges by the pairs that bytes above 0x7F begin, none of which may be cut short; most stand next to another. O(bytes). */
export function guessEastAsian(bytes: Uint8Array): EastAsianGuess {
  const euc = pairsOf(bytes, (trail) => trail >= 0xa1 && trail <= 0xfe);
  if (euc !== undefined) {
    const sure = sureOf(euc);
    return { possible: ['gb18030', 'euc-jp', 'euc-kr', 'big5'], ...(sure === undefined ? {} : { sure }) };
  }
  const big5 = pairsOf(
    bytes,
    (trail) => (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe),
  );
  if (big5 !== undefined && big5.within(0xa1, 0xf9) === 1) {
    const isSure = big5.within(0xa4, 0xc6) + big5.within(0xa1, 0xa1) > 0.85;
    return { possible: ['big5', 'gb18030'], ...(isSure ? { sure: 'big5' as const } : {}) };
  }
  const gbk = pairsOf(bytes, (trail) => trail >= 0x40 && trail !== 0x7f && trail <= 0xfe);
  if (gbk === undefined || gbk.low < 0.12 || !isChinese(gbk)) return { possible: [] };
  return { possible: ['gb18030'], sure: 'gb18030' };
}

/** Leading bytes of the pairs. */
interface Pairs {
  /** The share of pairs that begin with a byte of the range. */
  within(first: number, last: number): number;
  /** The share of all bytes of the pairs below 0xC0, where encodings of one byte have no letters. */
  readonly low: number;
}

function pairsOf(bytes: Uint8Array, isTrail: (byte: number) => boolean): Pairs | undefined {
  const counts = new Float64Array(257);
  let pairs = 0;
  let low = 0;
  let beside = 0;
  let end = -1;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff || !isTrail(trail)) return undefined;
    counts[lead]!++;
    pairs++;
    low += Number(lead < 0xc0) + Number(trail < 0xc0);
    if (end === i) beside++;
    i++;
    end = i + 1;
  }
  if (pairs < FEWEST_PAIRS || beside < 0.4 * pairs) return undefined;
  return {
    within: (first, last) => counts.subarray(first, last + 1).reduce((sum, count) => sum + count, 0) / pairs,
    low: low / (2 * pairs),
  };
}

const FEWEST_PAIRS = 6;

function sureOf(pairs: Pairs): Encoding | undefined {
  const kana = pairs.within(0xa4, 0xa5);
  const marks = pairs.within(0xa1, 0xa1);
  if (kana >= 0.08 && kana + marks + pairs.within(0xb0, 0xcf) > 0.9) return 'euc-jp';
  if (pairs.low < 0.12) return undefined;
  if (marks + pairs.within(0xb0, 0xc8) > 0.97) return 'euc-kr';
  return isChinese(pairs) ? 'gb18030' : undefined;
}

/** The 3,755 characters of the first level of GB 2312, in the order of their sounds; those from 0xD0 on are rare in Japanese. */
function isChinese(pairs: Pairs): boolean {
  const common = pairs.within(0xb0, 0xd7) + pairs.within(0xa1, 0xa1) + pairs.within(0xa3, 0xa3);
  return common > 0.85 && pairs.within(0xd0, 0xd7) > 0.08;
}
