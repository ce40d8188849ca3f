/**
 * The multiply-adds in f32 that this machine can do, to measure kernels against: `rounds` times 48
 * (12 independent sums of 4 lanes), from registers alone.
 */
export function multiplyAdd(rounds: i32): f32 {
  let a0 = f32x4.splat(1);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  let a6 = a0;
  let a7 = a0;
  let a8 = a0;
  let a9 = a0;
  let a10 = a0;
  let a11 = a0;
  const p = f32x4.splat(1.0000001);
  const q = f32x4.splat(1e-9);
  for (let i = 0; i < rounds; i++) {
    a0 = f32x4.add(f32x4.mul(a0, p), q);
    a1 = f32x4.add(f32x4.mul(a1, p), q);
    a2 = f32x4.add(f32x4.mul(a2, p), q);
    a3 = f32x4.add(f32x4.mul(a3, p), q);
    a4 = f32x4.add(f32x4.mul(a4, p), q);
    a5 = f32x4.add(f32x4.mul(a5, p), q);
    a6 = f32x4.add(f32x4.mul(a6, p), q);
    a7 = f32x4.add(f32x4.mul(a7, p), q);
    a8 = f32x4.add(f32x4.mul(a8, p), q);
    a9 = f32x4.add(f32x4.mul(a9, p), q);
    a10 = f32x4.add(f32x4.mul(a10, p), q);
    a11 = f32x4.add(f32x4.mul(a11, p), q);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(a4, a5));
  const high = f32x4.add(f32x4.add(f32x4.add(a6, a7), f32x4.add(a8, a9)), f32x4.add(a10, a11));
  return f32x4.extract_lane(f32x4.add(low, high), 0);
}
