import { type Encoding, TWO_BYTE_ENCODINGS } from './import-plan.ts';

/** What the bytes say about the encodings of Chinese, Japanese and Korean that write a character in pairs of bytes. */
export interface EastAsianGuess {
  /** The encoding in whose common characters nearly all pairs lie. */
  readonly likely?: Encoding;
  /** Whether enough of the characters differ to tell it from the others. */
  readonly isSure: boolean;
  /** Encodings under which all bytes above 0x7F are characters. */
  readonly possible: readonly Encoding[];
}

/** Judges by the pairs that bytes above 0x7F begin, none of which may be cut short; most stand next to another. O(bytes). */
export function guessEastAsian(bytes: Uint8Array): EastAsianGuess {
  const shiftJis = pairsOf(bytes, SHIFT_JIS);
  if (shiftJis !== undefined && shiftJis.singles < shiftJis.count && shiftJis.within(0x81, 0x9f) > 0.8)
    return { likely: 'shift_jis', isSure: true, possible: ['shift_jis'] };
  const euc = pairsOf(bytes, EUC);
  if (euc !== undefined) {
    const possible = TWO_BYTE_ENCODINGS.filter((each) => each !== 'shift_jis');
    const likely = likeliest(euc);
    if (likely === undefined) return { isSure: false, possible };
    return { likely, isSure: likely === 'euc-jp' || euc.distinct >= FEWEST_DISTINCT, possible };
  }
  const big5 = pairsOf(bytes, BIG5);
  if (big5 !== undefined && big5.within(0xa1, 0xf9) === 1) {
    const isCommon = big5.within(0xa4, 0xc6) + big5.within(0xa1, 0xa1) > 0.85;
    const possible = ['big5', 'gb18030'] as const;
    return isCommon ? { likely: 'big5', isSure: true, possible } : { isSure: false, possible };
  }
  const gbk = pairsOf(bytes, GBK);
  if (gbk === undefined || gbk.low < 0.12 || !isChinese(gbk)) return { isSure: false, possible: [] };
  return { likely: 'gb18030', isSure: true, possible: ['gb18030'] };
}

/** Of Japanese kanji a fifth lies beyond those bytes where all Korean syllables lie: so many by chance do not lie all within. */
const FEWEST_DISTINCT = 16;

/** Which bytes above 0x7F begin a pair, which are a character alone, and which end a pair. */
interface Scheme {
  isLead(byte: number): boolean;
  isSingle(byte: number): boolean;
  isTrail(byte: number): boolean;
}

const EUC: Scheme = {
  isLead: (byte) => byte !== 0x80 && byte !== 0xff,
  isSingle: () => false,
  isTrail: (byte) => byte >= 0xa1 && byte <= 0xfe,
};

const BIG5: Scheme = {
  ...EUC,
  isTrail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe),
};

const GBK: Scheme = { ...EUC, isTrail: (byte) => byte >= 0x40 && byte !== 0x7f && byte <= 0xfe };

/** JIS X 0208 and halfwidth katakana. */
const SHIFT_JIS: Scheme = {
  isLead: (byte) => byte !== 0x80 && byte !== 0xa0 && byte <= 0xfc,
  isSingle: (byte) => byte >= 0xa1 && byte <= 0xdf,
  isTrail: (byte) => byte >= 0x40 && byte !== 0x7f && byte <= 0xfc,
};

/** The pairs of a text. */
interface Pairs {
  readonly count: number;
  readonly distinct: number;
  /** Characters of one byte. */
  readonly singles: number;
  /** The share of pairs that begin with a byte of the range. */
  within(first: number, last: number): number;
  /** The share of all bytes of the pairs below 0xC0, where encodings of one byte have no letters. */
  readonly low: number;
}

/** Undefined where bytes above 0x7F are no pairs, or most stand alone, as an apostrophe of Windows-1252 and the letter behind it. */
function pairsOf(bytes: Uint8Array, { isLead, isSingle, isTrail }: Scheme): Pairs | undefined {
  const counts = new Float64Array(257);
  const distinct = new Set<number>();
  let count = 0;
  let singles = 0;
  let low = 0;
  let beside = 0;
  let end = -1;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    if (isSingle(lead)) {
      singles++;
      continue;
    }
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (!isLead(lead) || !isTrail(trail)) return undefined;
    counts[lead]!++;
    distinct.add((lead << 8) | trail);
    count++;
    low += Number(lead < 0xc0) + Number(trail < 0xc0);
    if (end === i) beside++;
    i++;
    end = i + 1;
  }
  if (count < FEWEST_PAIRS || beside < 0.4 * count) return undefined;
  return {
    count,
    distinct: distinct.size,
    singles,
    within: (first, last) => counts.subarray(first, last + 1).reduce((sum, each) => sum + each, 0) / count,
    low: low / (2 * count),
  };
}

const FEWEST_PAIRS = 6;

function likeliest(pairs: Pairs): Encoding | undefined {
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
