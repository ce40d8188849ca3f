import { k } from './centroids';
import {
  bestScores,
  blockCount,
  candidates,
  d,
  keys,
  labels,
  list,
  n,
  norms,
  reaches,
  readLabels,
  secondScores,
} from './data';
import { gatherRows } from './gather';
import { take } from './memory';
import { screenBlock, screenRows } from './screen';
import {
  Settling,
  beginPass,
  beginSettling,
  countAllAsChanged,
  driftsAbove,
  forgetDrifts,
  slackSuffices,
} from './settle';
import { clearSums, forgetSums, sumsKnown } from './sums';

/** Row–centroid pairs evaluated in f32 since the fit began. */
export let pairs: i64 = 0;
/** 16 rows gathered as a block, d × 16 f32; their candidates, best and second scores, norms, reaches, labels and keys, 16 each. */
let gathered: usize = 0;
let gatheredRows: usize = 0;

export function assignRoom(): void {
  gathered = take((<usize>d) << 6);
  gatheredRows = take(448);
}

export function beginAssigning(): void {
  beginSettling();
  if (!sumsKnown()) {
    memory.fill(labels, 0xff, (<usize>blockCount) << 6);
    clearSums();
  }
  forgetSums();
  pairs = 0;
}

/** The first pass of a fit, in which every row counts as changed, whatever label it had, and bounds begin. */
export function assignFirst(): void {
  assignAll();
  countAllAsChanged();
}

/** The same where bounds of the fit before are there, and drifts from its centroids to these: as far as they still hold, they go on. */
export function assignFurther(): void {
  beginPass();
  const open = slackSuffices() ? listOpenRows() : n;
  if (isMost(open)) return assignFirst();
  assignOpen(open);
  countAllAsChanged();
}

/** The first and only pass over other rows, of the same sums: their labels are there or are none. */
export function assignPieceOnce(labelled: bool): void {
  if (labelled) readLabels();
  else memory.fill(labels, 0xff, (<usize>blockCount) << 6);
  assignAll();
}

/** Gives every row its nearest centroid, and a bound that counts drifts from here on. */
export function assignAll(): void {
  forgetDrifts();
  beginPass();
  pairs += <i64>n * <i64>k;
  for (let block = 0; block < blockCount; block++) {
    const at = (<usize>block) << 6;
    screenRows(block);
    Settling.rows(
      candidates + at,
      bestScores + at,
      secondScores + at,
      norms + at,
      reaches + at,
      labels + at,
      keys + at,
      0,
      block << 4,
      min(16, n - (block << 4)),
      false,
    );
  }
}

/** The same for the rows whose margin may be used up; a row is skipped while its bound holds. */
export function assignChanged(): void {
  beginPass();
  if (seemsMost()) return assignAll();
  const open = listOpenRows();
  if (isMost(open)) return assignAll();
  assignOpen(open);
}

/** Whether most rows of some blocks, all of 16 rows, are open, so that it is not worth listing them all. */
function seemsMost(): bool {
  if (blockCount < 2 * LOOKED_AT) return false;
  let open = 0;
  for (let block = 0; block + 1 < blockCount; block += LOOKED_AT) open += popcnt(openInBlock(block));
  return open * 4 > 16 * 3 * ((blockCount + LOOKED_AT - 2) / LOOKED_AT);
}

/** One block in so many. */
const LOOKED_AT: i32 = 16;

/** Whether so many rows are looked at sooner with all others. */
function isMost(open: i32): bool {
  return open * 4 > n * 3;
}

/** Gives the first so many listed rows their nearest centroids. */
function assignOpen(open: i32): void {
  pairs += <i64>open * <i64>k;
  for (let i = open; i < ((open + 15) & ~15); i++) {
    store<i32>(list + ((<usize>i) << 2), load<i32>(list + ((<usize>(open - 1)) << 2)));
  }
  for (let first = 0; first < open; first += 16)
    assignListed(list + ((<usize>first) << 2), min(16, open - first));
}

/** Lists the rows whose bounds do not hold, 16 at a time; returns their number. */
function listOpenRows(): i32 {
  let to = list;
  for (let block = 0; block < blockCount; block++) {
    let open = openInBlock(block);
    const first = block << 4;
    if (first + 16 > n) open &= (1 << (n - first)) - 1;
    for (; open != 0; open &= open - 1) {
      store<i32>(to, first + ctz(open));
      to += 4;
    }
  }
  return <i32>((to - list) >> 2);
}

function openInBlock(block: i32): i32 {
  const at = (<usize>block) << 6;
  return openLanes(at) | (openLanes(at + 16) << 4) | (openLanes(at + 32) << 8) | (openLanes(at + 48) << 12);
}

function openLanes(at: usize): i32 {
  const one = v128.load32_splat(driftsAbove + ((<usize>load<u8>(labels + at)) << 2));
  const two = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 4)) << 2), one, 1);
  const three = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 8)) << 2), two, 2);
  const four = v128.load32_lane(driftsAbove + ((<usize>load<u8>(labels + at, 12)) << 2), three, 3);
  return i32x4.bitmask(f32x4.gt(v128.load(keys + at), four)) ^ 15;
}

/** Gives up to 16 listed rows their nearest centroids: gathers them into a block of their own. */
function assignListed(ids: usize, count: i32): void {
  gatherRows(ids, gathered);
  screenBlock(gathered, gatheredRows, gatheredRows + 64, gatheredRows + 128);
  for (let lane: usize = 0; lane < 64; lane += 4) {
    const row = (<usize>load<i32>(ids + lane)) << 2;
    store<f32>(gatheredRows + lane, load<f32>(norms + row), 192);
    store<f32>(gatheredRows + lane, load<f32>(reaches + row), 256);
    store<i32>(gatheredRows + lane, load<i32>(labels + row), 320);
  }
  Settling.rows(
    gatheredRows,
    gatheredRows + 64,
    gatheredRows + 128,
    gatheredRows + 192,
    gatheredRows + 256,
    gatheredRows + 320,
    gatheredRows + 384,
    ids,
    0,
    count,
    true,
  );
  for (let lane: usize = 0; lane < (<usize>count) << 2; lane += 4) {
    store<f32>(keys + ((<usize>load<i32>(ids + lane)) << 2), load<f32>(gatheredRows + lane, 384));
  }
}
