import { centers32, k, setClusters, shareCentroids } from './centroids';
import { bestScores, blockCount, blocks, d, labels, n, secondScores, weights } from './data';
import { setNearest, sumNearest } from './seeding';
import { firstWeighed, lastWeighed, weighBlocks, weighSplits } from './split';
import { takeLabels } from './sums';

/** f64 per cluster: what taking its centroid away would cost. */
const losses: usize = memory.data(256 * 8, 16);

export function lossesAt(): usize {
  return losses;
}

/**
 * f32 squared distances of each row to its own centroid (bestScores) and to the nearest other one
 * (secondScores), and the losses, from labelBytes and the centroids, as swap-centroid.ts states them.
 */
export function weighRemovals(clusters: i32): void {
  setClusters(clusters);
  takeLabels();
  shareCentroids(0);
  for (let block = 0; block < blockCount; block++) measureBlock(block);
  memory.fill(losses, 0, (<usize>k) << 3);
  for (let i = 0; i < n; i++) addLoss(i);
}

function addLoss(i: i32): void {
  const at = (<usize>i) << 2;
  const loss = <f64>load<f32>(secondScores + at) - <f64>load<f32>(bestScores + at);
  const to = losses + ((<usize>load<i32>(labels + at)) << 3);
  store<f64>(to, load<f64>(to) + load<f64>(weights + ((<usize>i) << 3)) * loss);
}

function measureBlock(block: i32): void {
  const width = (<usize>d) << 2;
  const at = (<usize>block) << 6;
  const infinite = f32x4.splat(Infinity);
  const label0 = v128.load(labels + at);
  const label1 = v128.load(labels + at, 16);
  const label2 = v128.load(labels + at, 32);
  const label3 = v128.load(labels + at, 48);
  let own0 = infinite;
  let own1 = infinite;
  let own2 = infinite;
  let own3 = infinite;
  let next0 = infinite;
  let next1 = infinite;
  let next2 = infinite;
  let next3 = infinite;
  for (let c = 0; c < k; c++) {
    const center = centers32 + <usize>c * width;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let x = blocks + ((<usize>block * <usize>d) << 6);
    for (let j: usize = 0; j < width; j += 4) {
      const p = v128.load32_splat(center + j);
      const t0 = f32x4.sub(v128.load(x), p);
      const t1 = f32x4.sub(v128.load(x, 16), p);
      const t2 = f32x4.sub(v128.load(x, 32), p);
      const t3 = f32x4.sub(v128.load(x, 48), p);
      a0 = f32x4.add(a0, f32x4.mul(t0, t0));
      a1 = f32x4.add(a1, f32x4.mul(t1, t1));
      a2 = f32x4.add(a2, f32x4.mul(t2, t2));
      a3 = f32x4.add(a3, f32x4.mul(t3, t3));
      x += 64;
    }
    const which = i32x4.splat(c);
    const is0 = i32x4.eq(label0, which);
    const is1 = i32x4.eq(label1, which);
    const is2 = i32x4.eq(label2, which);
    const is3 = i32x4.eq(label3, which);
    own0 = v128.bitselect(a0, own0, is0);
    own1 = v128.bitselect(a1, own1, is1);
    own2 = v128.bitselect(a2, own2, is2);
    own3 = v128.bitselect(a3, own3, is3);
    next0 = f32x4.pmin(next0, v128.bitselect(infinite, a0, is0));
    next1 = f32x4.pmin(next1, v128.bitselect(infinite, a1, is1));
    next2 = f32x4.pmin(next2, v128.bitselect(infinite, a2, is2));
    next3 = f32x4.pmin(next3, v128.bitselect(infinite, a3, is3));
  }
  v128.store(bestScores + at, own0);
  v128.store(bestScores + at, own1, 16);
  v128.store(bestScores + at, own2, 32);
  v128.store(bestScores + at, own3, 48);
  v128.store(secondScores + at, next0);
  v128.store(secondScores + at, next1, 16);
  v128.store(secondScores + at, next2, 32);
  v128.store(secondScores + at, next3, 48);
}

/** The losses, and the gains of splits, by about so many rows: see weigh-swaps.ts. */
export function weighSwaps(clusters: i32, passes: i32, rows: i32): void {
  setClusters(clusters);
  takeLabels();
  shareCentroids(0);
  weighBlocks(rows);
  memory.fill(losses, 0, (<usize>k) << 3);
  memory.fill(seen, 0, <usize>k);
  for (let at = firstWeighed; at < lastWeighed; at += 4) {
    const block = load<i32>(at);
    measureBlock(block);
    for (let i = block << 4, end = min(i + 16, n); i < end; i++) {
      addLoss(i);
      store<u8>(seen + <usize>load<i32>(labels + ((<usize>i) << 2)), 1);
    }
  }
  for (let c = 0; c < k; c++) {
    if (load<u8>(seen + <usize>c) == 0) store<f64>(losses + ((<usize>c) << 3), Infinity);
  }
  weighSplits(passes);
}

/** Whether a cluster has weighed rows, per cluster. */
const seen: usize = memory.data(256, 16);

/** Goes on seeding without one of the centroids. Returns the potential. */
export function removeCentroid(c: i32): f64 {
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    const away = load<i32>(labels + at) == c;
    setNearest(i, load<f32>((away ? secondScores : bestScores) + at));
  }
  return sumNearest();
}
