import { bytes } from './layout';

const FIELD: u64 = 0x9e37_79b9_7f4a_7c15;
const WORD: u64 = 0xd6e8_feb8_6659_fd93;
const ROW: u64 = 0xc2b2_ae3d_27d4_eb4f;

/** What the hash of a row begins with. */
export const EMPTY_ROW: u64 = 0x2545_f491_4f6c_dd1d;

/** A class, since the formatter takes decorators of methods alone, and this is to be put where it is called. */
export class TextHash {
  /**
   * The 64-bit hash of a text, the same as `text-hash.ts` computes: multiply and fold, eight bytes at a time. Twice before the next
   * ones: what differs in the last bytes of a word alone would else stay where digits of the next one can undo it.
   */
  @inline
  static of(start: i32, end: i32): u64 {
    let left = end - start;
    let hash: u64 = FIELD ^ <u64>left;
    let at = bytes + start;
    while (left > 8) {
      hash = folded(folded(hash ^ load<u64>(at)));
      at += 8;
      left -= 8;
    }
    if (left == 0) return folded(hash);
    return folded(hash ^ (load<u64>(at) & (u64.MAX_VALUE >>> <u64>(64 - (left << 3)))));
  }
}

/** The hash of a text of up to eight bytes, which come with zeros behind them. */
export function hashOfWord(word: u64, size: i32): u64 {
  return folded(FIELD ^ <u64>size ^ word);
}

/** The hash of a row with one more field; zero stands for rows that are not compared. */
export function withField(row: u64, field: u64): u64 {
  const mixed = (row ^ field) * ROW;
  return mixed ^ (mixed >>> 29);
}

function folded(hash: u64): u64 {
  const mixed = hash * WORD;
  return mixed ^ (mixed >>> 32);
}
