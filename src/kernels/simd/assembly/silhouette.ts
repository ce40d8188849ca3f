import {
  cells,
  clusterSums,
  clusters,
  groupSums,
  groups,
  labelings,
  pointSingles,
  pointSums,
  starts,
  targets,
} from './silhouette-layout';
import { GROUPS, measureGroup } from './silhouette-group';

export {
  centersAt,
  clusterSumsAt,
  halvesAt,
  masksAt,
  open,
  pointsAt,
  rowsAt,
  startsAt,
  targetsAt,
} from './silhouette-layout';

/** Clears the sums of the groups from `from` on. */
export function clearSums(from: i32): void {
  for (let cluster = 0; cluster < clusters; cluster++) {
    const sums = clusterSums + ((<usize>cluster * <usize>groups + <usize>from) << 5);
    memory.fill(sums, 0, (<usize>(groups - from)) << 5);
  }
}

/**
 * Measures the groups `from` … `to` − 1 of a cell against themselves and all after them: one cell after the other,
 * so that its points stay in the nearest cache while some groups are measured against them.
 */
export function measureGroups(cell: i32, from: i32, to: i32): void {
  memory.fill(pointSingles + ((<usize>from) << 4), 0, (<usize>(groups - from)) << 4);
  memory.fill(pointSums + ((<usize>from) << 5), 0, (<usize>(groups - from)) << 5);
  for (let other = cell; other < cells; other++) {
    for (let group = from; group < to;) {
      const stop = min(group + GROUPS, to);
      const first = max(group, load<i32>(starts + ((<usize>other) << 2)));
      for (; group < stop; group++) {
        measureGroup(group, other);
        addGroupSums(group, other);
      }
      widenPoints(first, load<i32>(starts + ((<usize>other) << 2), 4));
    }
  }
  for (let l = 0; l < labelings; l++) {
    const target = load<i32>(targets + ((<usize>(cell * labelings + l)) << 2));
    const sums = clusterSums + ((<usize>target * <usize>groups) << 5);
    for (let at = (<usize>from) << 5; at < (<usize>groups) << 5; at += 16) {
      v128.store(sums + at, f64x2.add(v128.load(sums + at), v128.load(pointSums + at)));
    }
  }
}

/** The distances of a group to a cell, to the clusters that the cell is part of. */
function addGroupSums(group: i32, cell: i32): void {
  const low = v128.load(groupSums);
  const high = v128.load(groupSums, 16);
  for (let l = 0; l < labelings; l++) {
    const target = load<i32>(targets + ((<usize>(cell * labelings + l)) << 2));
    const to = clusterSums + ((<usize>target * <usize>groups + <usize>group) << 5);
    v128.store(to, f64x2.add(v128.load(to), low));
    v128.store(to, f64x2.add(v128.load(to, 16), high), 16);
  }
}

/** Adds what the points of the groups `from` … `to` − 1 have in f32 to what they have in f64. */
function widenPoints(from: i32, to: i32): void {
  for (let group = from; group < to; group++) {
    const at = pointSingles + ((<usize>group) << 4);
    const sums = pointSums + ((<usize>group) << 5);
    const singles = v128.load(at);
    v128.store(at, f32x4.splat(0));
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(singles, singles, 1, 0));
    v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(singles)));
    v128.store(sums, f64x2.add(v128.load(sums, 16), high), 16);
  }
}
