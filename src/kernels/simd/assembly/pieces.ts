import { assignPieceOnce, beginAssigning } from './assign';
import { setClusters, shareCentroids } from './centroids';
import { scale, setRows, setScale, writeLabels } from './data';
import { clearInertia, inertiaWith } from './inertia';
import { prepare, raiseExtent } from './prepare';
import { forgetSums } from './sums';

/**
 * Begins one pass over rows that come piece by piece, no more at a time than `open` made room for: with the
 * centroids, the means and the quanta in place, and this power of two between rows and their f32 copy. Sums are 0.
 */
export function beginPieces(clusters: i32, power: f64): void {
  setClusters(clusters);
  setScale(power, 0);
  shareCentroids(0);
  forgetSums();
  beginAssigning();
  clearInertia();
}

/**
 * Gives the rows in x64, with their weights, the nearest centroids, and adds them to the sums; where labels are in
 * labelBytes and the sums are of these, only rows that change. Returns the inertia of all pieces so far.
 */
export function assignPiece(rows: i32, labelled: bool): f64 {
  setRows(rows);
  prepare(scale);
  assignPieceOnce(labelled);
  writeLabels();
  return inertiaWith();
}

/** Takes the rows in x64 into the extent, which is where the high quanta will be. Returns whether all are finite. */
export function measurePiece(rows: i32): bool {
  setRows(rows);
  return raiseExtent();
}
