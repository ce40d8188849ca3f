import { bytes } from './layout';

/** Digits with a sign and a mark, up to 15 of them: exact (Clinger 1990). NaN for what is written otherwise. */
export function numberOf(start: i32, end: i32, mark: i32): f64 {
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
