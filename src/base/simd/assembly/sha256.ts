/** Bytes that are taken at once. */
const CAPACITY: usize = 65_536;

/** The constants of the 64 rounds (FIPS 180-4, § 4.2.2). */
const K: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
/** Words of the message schedule, each with its round's constant added. */
const W: usize = memory.data(256, 16);
const state: usize = memory.data(32, 16);
const bytes: usize = memory.data(CAPACITY, 16);

/** Where the eight words of the state lie, and the bytes to take: blocks of 64. */
export function stateAt(): usize {
  return state;
}
export function bytesAt(): usize {
  return bytes;
}

/** Takes the first blocks of the bytes into the state (FIPS 180-4, § 6.2.2). */
export function compress(blocks: i32): void {
  let h0 = load<u32>(state);
  let h1 = load<u32>(state, 4);
  let h2 = load<u32>(state, 8);
  let h3 = load<u32>(state, 12);
  let h4 = load<u32>(state, 16);
  let h5 = load<u32>(state, 20);
  let h6 = load<u32>(state, 24);
  let h7 = load<u32>(state, 28);
  for (let block = 0; block < blocks; block++) {
    schedule(bytes + ((<usize>block) << 6));
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    let f = h5;
    let g = h6;
    let h = h7;
    for (let w = W; w < W + 256; w += 32) {
      h += mixed(e, f, g) + load<u32>(w);
      d += h;
      h += blended(a, b, c);
      g += mixed(d, e, f) + load<u32>(w, 4);
      c += g;
      g += blended(h, a, b);
      f += mixed(c, d, e) + load<u32>(w, 8);
      b += f;
      f += blended(g, h, a);
      e += mixed(b, c, d) + load<u32>(w, 12);
      a += e;
      e += blended(f, g, h);
      d += mixed(a, b, c) + load<u32>(w, 16);
      h += d;
      d += blended(e, f, g);
      c += mixed(h, a, b) + load<u32>(w, 20);
      g += c;
      c += blended(d, e, f);
      b += mixed(g, h, a) + load<u32>(w, 24);
      f += b;
      b += blended(c, d, e);
      a += mixed(f, g, h) + load<u32>(w, 28);
      e += a;
      a += blended(b, c, d);
    }
    h0 += a;
    h1 += b;
    h2 += c;
    h3 += d;
    h4 += e;
    h5 += f;
    h6 += g;
    h7 += h;
  }
  store<u32>(state, h0);
  store<u32>(state, h1, 4);
  store<u32>(state, h2, 8);
  store<u32>(state, h3, 12);
  store<u32>(state, h4, 16);
  store<u32>(state, h5, 20);
  store<u32>(state, h6, 24);
  store<u32>(state, h7, 28);
}

/** Σ1 and Ch. */
function mixed(e: u32, f: u32, g: u32): u32 {
  return (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (g ^ (e & (f ^ g)));
}

/** Σ0 and Maj. */
function blended(a: u32, b: u32, c: u32): u32 {
  return (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) | (c & (a | b)));
}

/** The message schedule of one block, four words at a time. */
function schedule(block: usize): void {
  let w0 = bigEndian(v128.load(block));
  let w1 = bigEndian(v128.load(block, 16));
  let w2 = bigEndian(v128.load(block, 32));
  let w3 = bigEndian(v128.load(block, 48));
  put(0, w0);
  put(16, w1);
  put(32, w2);
  put(48, w3);
  for (let at: usize = 64; at < 256; at += 64) {
    w0 = following(w0, w1, w2, w3);
    put(at, w0);
    w1 = following(w1, w2, w3, w0);
    put(at + 16, w1);
    w2 = following(w2, w3, w0, w1);
    put(at + 32, w2);
    w3 = following(w3, w0, w1, w2);
    put(at + 48, w3);
  }
}

function put(at: usize, words: v128): void {
  v128.store(W + at, i32x4.add(words, v128.load(K + at)));
}

/** The four words that follow sixteen: the last two of them rest on the first two. */
function following(w0: v128, w1: v128, w2: v128, w3: v128): v128 {
  const zero = i32x4.splat(0);
  const before = i32x4.add(w0, sigma0(v128.shuffle<u32>(w0, w1, 1, 2, 3, 4)));
  const part = i32x4.add(before, v128.shuffle<u32>(w2, w3, 1, 2, 3, 4));
  const half = i32x4.add(part, sigma1(v128.shuffle<u32>(w3, zero, 2, 3, 4, 4)));
  return i32x4.add(half, sigma1(v128.shuffle<u32>(zero, half, 0, 0, 4, 5)));
}

function sigma0(x: v128): v128 {
  return v128.xor(v128.xor(rotated(x, 7), rotated(x, 18)), i32x4.shr_u(x, 3));
}

function sigma1(x: v128): v128 {
  return v128.xor(v128.xor(rotated(x, 17), rotated(x, 19)), i32x4.shr_u(x, 10));
}

function rotated(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shr_u(x, bits), i32x4.shl(x, 32 - bits));
}

function bigEndian(x: v128): v128 {
  return v128.shuffle<u8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}
