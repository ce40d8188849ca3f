import { d, x32 } from './data';

/** Puts the 16 rows numbered in `ids` side by side at `block`, column by column (d × 16 f32): four by four values at a time. */
export function gatherRows(ids: usize, block: usize): void {
  const width = (<usize>d) << 2;
  for (let quad: usize = 0; quad < 64; quad += 16) {
    const r0 = x32 + <usize>load<i32>(ids + quad) * width;
    const r1 = x32 + <usize>load<i32>(ids + quad, 4) * width;
    const r2 = x32 + <usize>load<i32>(ids + quad, 8) * width;
    const r3 = x32 + <usize>load<i32>(ids + quad, 12) * width;
    layFour(r0, r1, r2, r3, block + quad);
  }
}

/** Four rows of x32 into their place in a block of 16: every value of a column beside those of the other rows. */
export function layFour(r0: usize, r1: usize, r2: usize, r3: usize, place: usize): void {
  const width = (<usize>d) << 2;
  const whole = width & ~15;
  let to = place;
  for (let j: usize = 0; j < whole; j += 16) {
    const v0 = v128.load(r0 + j);
    const v1 = v128.load(r1 + j);
    const v2 = v128.load(r2 + j);
    const v3 = v128.load(r3 + j);
    const a = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5);
    const b = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5);
    const c = v128.shuffle<i32>(v0, v1, 2, 6, 3, 7);
    const e = v128.shuffle<i32>(v2, v3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(a, b, 0, 2));
    v128.store(to, v128.shuffle<i64>(a, b, 1, 3), 64);
    v128.store(to, v128.shuffle<i64>(c, e, 0, 2), 128);
    v128.store(to, v128.shuffle<i64>(c, e, 1, 3), 192);
    to += 256;
  }
  for (let j = whole; j < width; j += 4) {
    store<f32>(to, load<f32>(r0 + j));
    store<f32>(to, load<f32>(r1 + j), 4);
    store<f32>(to, load<f32>(r2 + j), 8);
    store<f32>(to, load<f32>(r3 + j), 12);
    to += 64;
  }
}
