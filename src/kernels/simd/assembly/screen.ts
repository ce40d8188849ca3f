import { centers32, greatestCentroid, halves, k } from './centroids';
import { bestScores, blockCount, blocks, candidates, d, secondScores } from './data';

/**
 * The f32 score |c|²/2 − x·c of the best and of the second best centroid of every row, and which is the
 * best: 16 rows by two centroids at a time, and by the last alone where their number is odd.
 */
export function screenAll(): void {
  for (let block = 0; block < blockCount; block++) screenRows(block);
}

export function screenRows(block: i32): void {
  const at = (<usize>block) << 6;
  screenBlock(blocks + ((<usize>block * <usize>d) << 6), candidates + at, bestScores + at, secondScores + at);
}

/** The same for any block of 16 rows, laid out like those of `blocks`. */
export function screenBlock(x0: usize, toCandidates: usize, toBest: usize, toSecond: usize): void {
  const width = (<usize>d) << 2;
  const most = f32x4.splat(f32.MAX_VALUE);
  let best0 = most;
  let best1 = most;
  let best2 = most;
  let best3 = most;
  let next0 = most;
  let next1 = most;
  let next2 = most;
  let next3 = most;
  let which0 = i32x4.splat(0);
  let which1 = which0;
  let which2 = which0;
  let which3 = which0;
  for (let c = 0; c < k; c += 2) {
    const both = c + 1 < k;
    const first = centers32 + <usize>c * width;
    const second = first + width;
    let a0 = v128.load32_splat(halves + ((<usize>c) << 2));
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let e0 = both ? v128.load32_splat(halves + ((<usize>c) << 2), 4) : most;
    let e1 = e0;
    let e2 = e0;
    let e3 = e0;
    let x = x0;
    if (both) {
      for (let j: usize = 0; j < width; j += 4) {
        const p = v128.load32_splat(first + j);
        const q = v128.load32_splat(second + j);
        const v0 = v128.load(x);
        const v1 = v128.load(x, 16);
        const v2 = v128.load(x, 32);
        const v3 = v128.load(x, 48);
        a0 = f32x4.sub(a0, f32x4.mul(v0, p));
        e0 = f32x4.sub(e0, f32x4.mul(v0, q));
        a1 = f32x4.sub(a1, f32x4.mul(v1, p));
        e1 = f32x4.sub(e1, f32x4.mul(v1, q));
        a2 = f32x4.sub(a2, f32x4.mul(v2, p));
        e2 = f32x4.sub(e2, f32x4.mul(v2, q));
        a3 = f32x4.sub(a3, f32x4.mul(v3, p));
        e3 = f32x4.sub(e3, f32x4.mul(v3, q));
        x += 64;
      }
    } else {
      for (let j: usize = 0; j < width; j += 4) {
        const p = v128.load32_splat(first + j);
        a0 = f32x4.sub(a0, f32x4.mul(v128.load(x), p));
        a1 = f32x4.sub(a1, f32x4.mul(v128.load(x, 16), p));
        a2 = f32x4.sub(a2, f32x4.mul(v128.load(x, 32), p));
        a3 = f32x4.sub(a3, f32x4.mul(v128.load(x, 48), p));
        x += 64;
      }
    }
    const one = i32x4.splat(c);
    const two = i32x4.splat(c + 1);
    which0 = v128.bitselect(one, which0, f32x4.lt(a0, best0));
    which1 = v128.bitselect(one, which1, f32x4.lt(a1, best1));
    which2 = v128.bitselect(one, which2, f32x4.lt(a2, best2));
    which3 = v128.bitselect(one, which3, f32x4.lt(a3, best3));
    next0 = f32x4.pmin(next0, f32x4.pmax(best0, a0));
    next1 = f32x4.pmin(next1, f32x4.pmax(best1, a1));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, a2));
    next3 = f32x4.pmin(next3, f32x4.pmax(best3, a3));
    best0 = f32x4.pmin(best0, a0);
    best1 = f32x4.pmin(best1, a1);
    best2 = f32x4.pmin(best2, a2);
    best3 = f32x4.pmin(best3, a3);
    if (!both) break;
    which0 = v128.bitselect(two, which0, f32x4.lt(e0, best0));
    which1 = v128.bitselect(two, which1, f32x4.lt(e1, best1));
    which2 = v128.bitselect(two, which2, f32x4.lt(e2, best2));
    which3 = v128.bitselect(two, which3, f32x4.lt(e3, best3));
    next0 = f32x4.pmin(next0, f32x4.pmax(best0, e0));
    next1 = f32x4.pmin(next1, f32x4.pmax(best1, e1));
    next2 = f32x4.pmin(next2, f32x4.pmax(best2, e2));
    next3 = f32x4.pmin(next3, f32x4.pmax(best3, e3));
    best0 = f32x4.pmin(best0, e0);
    best1 = f32x4.pmin(best1, e1);
    best2 = f32x4.pmin(best2, e2);
    best3 = f32x4.pmin(best3, e3);
  }
  store4(toCandidates, which0, which1, which2, which3);
  store4(toBest, best0, best1, best2, best3);
  store4(toSecond, next0, next1, next2, next3);
}

function store4(at: usize, v0: v128, v1: v128, v2: v128, v3: v128): void {
  v128.store(at, v0);
  v128.store(at, v1, 16);
  v128.store(at, v2, 32);
  v128.store(at, v3, 48);
}

/**
 * How far an f32 score may be from the exact one: (d + 16) · 2⁻²⁴ times the terms that enter it, |x|·|c|,
 * |c|²/2 and |x|² (rounding of inputs, of each product and each difference), and a little for underflow.
 * As three factors: of |x|, of 1, and of |x|².
 */
export let errorOfReach: f64 = 0;
export let errorOfOne: f64 = 0;
export let errorOfNorm: f64 = 0;

/**
 * Makes the factors for the centroids as they are. Where one of these is so far away that f32 cannot hold
 * its score, scores become 0 and the factors so great that every row is settled in f64.
 */
export function boundErrors(): void {
  if (!(greatestCentroid < FARTHEST)) giveUpScores();
  errorOfNorm = <f64>(d + 16) * 5.96046448e-8 * 1.001;
  const farthest = min(greatestCentroid, FARTHEST);
  errorOfReach = errorOfNorm * farthest;
  errorOfOne = 0.5 * errorOfReach * farthest + 1e-40;
}

const FARTHEST: f64 = 1e15;

function giveUpScores(): void {
  memory.fill(centers32, 0, (<usize>k * <usize>d) << 2);
  for (let c: usize = 0; c < <usize>k; c++) {
    if (load<f32>(halves + (c << 2)) != f32.MAX_VALUE) store<f32>(halves + (c << 2), 0);
  }
}
