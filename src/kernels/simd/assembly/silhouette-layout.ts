import { releaseAll, take } from './memory';

/**
 * Sums of Euclidean distances of rows to clusters, up to a factor common to all, each pair of rows measured
 * once. Rows stand cell by cell, a cell being rows that share all labels; in groups of four lanes, column by
 * column, an even number of groups to a cell, filled up and masked. A group is measured against itself and the
 * groups after it, in f32 about the mean of the other cell; each distance goes to the sums of both rows.
 */
export let d: i32 = 0;
export let groups: i32 = 0;
export let cells: i32 = 0;
export let labelings: i32 = 0;
export let clusters: i32 = 0;

export let points: usize = 0;
export let halves: usize = 0;
export let masks: usize = 0;
export let rows: usize = 0;
export let starts: usize = 0;
export let centers: usize = 0;
export let targets: usize = 0;
export let query: usize = 0;
export let groupSums: usize = 0;
export let pointSingles: usize = 0;
export let pointSums: usize = 0;
export let clusterSums: usize = 0;

/** Makes room for so many; what lay there before is gone. O(1). */
export function open(
  columns: i32,
  groupCount: i32,
  cellCount: i32,
  labelingCount: i32,
  clusterCount: i32,
): void {
  releaseAll();
  d = columns;
  groups = groupCount;
  cells = cellCount;
  labelings = labelingCount;
  clusters = clusterCount;
  points = take((<usize>groups * <usize>d) << 4);
  halves = take((<usize>groups) << 4);
  masks = take((<usize>groups) << 4);
  rows = take((<usize>groups * <usize>d) << 5);
  starts = take((<usize>(cells + 1)) << 2);
  centers = take((<usize>cells * <usize>d) << 3);
  targets = take((<usize>cells * <usize>labelings) << 2);
  query = take((<usize>d) << 4);
  groupSums = take(32);
  pointSingles = take((<usize>groups) << 4);
  pointSums = take((<usize>groups) << 5);
  clusterSums = take((<usize>clusters * <usize>groups) << 5);
}

/** f32 groups × d × 4, scaled and about the mean of the cell. */
export function pointsAt(): usize {
  return points;
}
/** f32 groups × 4: half the squared norms. */
export function halvesAt(): usize {
  return halves;
}
/** i32 groups × 4: −1 for a lane that holds a row. */
export function masksAt(): usize {
  return masks;
}
/** f64 groups × d × 4: the rows, scaled. */
export function rowsAt(): usize {
  return rows;
}
/** i32 first group of each cell, and the end. */
export function startsAt(): usize {
  return starts;
}
/** f64 cells × d: the means, scaled. */
export function centersAt(): usize {
  return centers;
}
/** i32 cells × labellings: number of the cluster, counted through all labellings. */
export function targetsAt(): usize {
  return targets;
}
/** f64 clusters × groups × 4: the result. */
export function clusterSumsAt(): usize {
  return clusterSums;
}
