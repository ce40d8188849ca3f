import { bytes } from './layout';

/** Digits with a sign and a mark, up to 15 of them: exact (Clinger 1990). NaN for what is written otherwise. */
export function numberOf(start: i32, end: i32, mark: i32): f64 {
  if (end > start && end - start <= 8) {
    const short = shortNumber(start, end - start, mark);
    if (short == short) return short;
  }
  let at = bytes + start;
  const stop = bytes + end;
  const sign = load<u8>(at);
  if (sign == 45 || sign == 43) at++;
  let mantissa: i64 = 0;
  let digits: i32 = 0;
  let scale: i32 = -1;
  for (; at < stop; at++) {
    const code = <i32>load<u8>(at);
    const digit = code - 48;
    if (<u32>digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (scale >= 0) scale++;
    } else if (code == mark && scale < 0) scale = 0;
    else return NaN;
  }
  if (digits == 0 || digits > 15) return NaN;
  const whole = <f64>mantissa;
  const value = scale > 0 ? whole / load<f64>(POWERS + ((<usize>scale) << 3)) : whole;
  return sign == 45 ? -value : value;
}

const POWERS: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

const EACH_BYTE: u64 = 0x0101_0101_0101_0101;

/** The same for up to eight characters without a sign, all at once; NaN for any others. */
function shortNumber(start: i32, size: i32, mark: i32): f64 {
  const text = load<u64>(bytes + start) << (<u64>((8 - size) << 3));
  const marks = text ^ (EACH_BYTE * <u64>mark);
  const found = (marks - EACH_BYTE) & ~marks & (EACH_BYTE << 7);
  let digits = text;
  let count = size;
  let scale: i32 = 0;
  if (found != 0) {
    const below = ctz(found) & ~7;
    scale = 7 - <i32>(below >>> 3);
    const last = u64.MAX_VALUE << below;
    digits = (text & (last << 8)) | ((text & ~last) << 8);
    count--;
  }
  if (count == 0) return NaN;
  digits |= (EACH_BYTE * 48) & (((<u64>1) << (<u64>((8 - count) << 3))) - 1);
  const halves = EACH_BYTE * 0xf0;
  if (((digits & halves) | (((digits + EACH_BYTE * 6) & halves) >>> 4)) != EACH_BYTE * 0x33) return NaN;
  const twos = ((digits & (EACH_BYTE * 0x0f)) * 2561) >>> 8;
  const fours = ((twos & 0x00ff_00ff_00ff_00ff) * 6_553_601) >>> 16;
  const eight = ((fours & 0x0000_ffff_0000_ffff) * 42_949_672_960_001) >>> 32;
  return <f64>eight / load<f64>(POWERS + ((<usize>scale) << 3));
}
